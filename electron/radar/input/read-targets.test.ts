import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTargets, type BadLine, type RadarTarget } from './read-targets.ts';

/** `日本` in Shift_JIS. */
const SHIFT_JIS_NAME = Buffer.from('93fa967b', 'hex');

async function read(bytes: Buffer, options: { wide?: boolean; sizes?: readonly number[] } = {}): Promise<{ targets: RadarTarget[]; bad: BadLine[] }> {
  const bad: BadLine[] = [];
  async function* pieces(): AsyncGenerator<Buffer> {
    const sizes = options.sizes?.length ? options.sizes : [bytes.length];
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
      yield bytes.subarray(at, at + size);
      at += size;
    }
  }
  const targets: RadarTarget[] = [];
  for await (const target of readTargets(pieces(), { wideRanges: options.wide ?? false, onBadLine: (one) => bad.push(one) })) targets.push(target);
  return { targets, bad };
}
const text = (list: string, options = {}) => read(Buffer.from(list), options);
const short = ({ host, port, name, line }: RadarTarget) => `${line} ${host}:${port}${name === host ? '' : ` as ${name}`}`;

describe('one target a line', () => {
  it('takes names, ports, addresses and IDN, and passes over empty lines and notes', async () => {
    const { targets, bad } = await text('srv-04\r\n\r\n# servers\nSRV-05.Corp.Example.:3390\n10.0.0.1\n[fe80::1]:3391\n日本.example\n  srv-06  ');
    expect(targets.map(short)).toEqual(['1 srv-04:3389', '4 srv-05.corp.example:3390', '5 10.0.0.1:3389', '6 fe80::1:3391', '7 xn--wgv71a.example:3389', '8 srv-06:3389']);
    expect(bad).toEqual([]);
  });

  it('names a bad line by its number and goes on', async () => {
    const { targets, bad } = await text(`a b\nsrv\n${'x'.repeat(20_000)}\nsrv:99999\npractice:healthy\nhttps://srv\nlast`);
    expect(targets.map(short)).toEqual(['2 srv:3389', '7 last:3389']);
    expect(bad.map(({ line, because }) => [line, because.key])).toEqual([
      [1, 'probe:target.space'], [3, 'radar:line.tooLong'], [4, 'probe:target.port'], [5, 'radar:line.practice'], [6, 'probe:target.notUrl'],
    ]);
  });
});

describe('CSV', () => {
  it('reads host, port and name in any order, quoted or not', async () => {
    const { targets, bad } = await text('\ufeffname,"Host",port\n"srv-04.corp.example",10.0.0.1,3390\n,10.0.0.2,\n"open,10.0.0.3,\nx,10.0.0.4,0\n');
    expect(targets.map(short)).toEqual(['2 10.0.0.1:3390 as srv-04.corp.example', '3 10.0.0.2:3389']);
    expect(bad.map(({ line, because }) => [line, because.key])).toEqual([[4, 'radar:line.quotes'], [5, 'probe:target.port']]);
  });
  it('reads the semicolons and tabs that other Excels write', async () => {
    expect((await text('host;port\nsrv;3390')).targets.map(short)).toEqual(['2 srv:3390']);
    expect((await text('host\tname\nsrv\tsrv.corp.example')).targets.map(short)).toEqual(['2 srv:3389 as srv.corp.example']);
    expect((await text('host\nsrv')).targets.map(short)).toEqual(['2 srv:3389']);
  });
});

describe('encodings', () => {
  const list = 'host,name\nsrv-04,日本.example\n';
  const expected = ['2 srv-04:3389 as xn--wgv71a.example'];
  const le = Buffer.from(list, 'utf16le');
  it.each([
    ['UTF-8', Buffer.from(list)], ['UTF-8 with its mark', Buffer.from(`\ufeff${list}`)], ['UTF-16LE', le], ['UTF-16LE with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), le])],
    ['UTF-16BE', Buffer.from(le).swap16()], ['UTF-16BE with its mark', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(le).swap16()])],
  ])('%s, cut anywhere', async (_, bytes) => {
    expect((await read(bytes)).targets.map(short)).toEqual(expected);
    expect((await read(bytes, { sizes: [1] })).targets.map(short)).toEqual(expected);
    expect((await read(bytes, { sizes: [3, 7] })).targets.map(short)).toEqual(expected);
  });
  it('Shift_JIS', async () => {
    const { targets } = await read(Buffer.concat([Buffer.from('host,name\nsrv-04,'), SHIFT_JIS_NAME, Buffer.from('.example\n')]));
    expect(targets.map(short)).toEqual(['2 srv-04:3389 as xn--wgv71a.example']);
  });
  it('says so where it is none of them', async () => {
    expect((await read(Buffer.from([0x61, 0xff, 0xff, 0x0a, 0x62, 0x0a]))).bad.map((one) => one.because.key)).toEqual(['radar:line.encoding']);
  });
});

describe('ranges', () => {
  it('spells a /24 out and asks before more', async () => {
    expect((await text('10.0.4.0/24')).targets).toHaveLength(254);
    expect((await text('10.0.4.7/30,')).bad).toHaveLength(1);
    expect((await text('10.0.4.7/30')).targets.map(short)).toEqual(['1 10.0.4.5:3389', '1 10.0.4.6:3389']);
    expect((await text('10.0.4.8/32')).targets.map(short)).toEqual(['1 10.0.4.8:3389']);
    expect((await text('2001:db8::fe/127')).targets.map(short)).toEqual(['1 2001:db8::fe:3389', '1 2001:db8::ff:3389']);
    const wide = await text('10.0.4.0/23\n');
    expect([wide.targets.length, wide.bad.map((one) => [one.because.key, one.tooWide])]).toEqual([0, [['radar:line.tooWide', true]]]);
    expect((await text('10.0.4.0/23', { wide: true })).targets).toHaveLength(510);
    expect((await text('10.0.0.0/8', { wide: true })).bad.map((one) => one.because.key)).toEqual(['radar:line.farTooWide']);
    expect((await text('10.0.4.0/33\n300.1.1.1/24')).bad.map((one) => one.because.key)).toEqual(['radar:line.range', 'radar:line.range']);
  });
});

it('takes any bytes, cut anywhere, and neither fails nor counts a line twice', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 5 }), async (bytes, sizes) => {
    const whole = await read(Buffer.from(bytes));
    expect(await read(Buffer.from(bytes), { sizes })).toEqual(whole);
    const lines = whole.bad.map((one) => one.line);
    expect(new Set(lines).size).toBe(lines.length);
  }), { numRuns: 200 });
});

it('gives back every target that was written, in CSV with any quoting', async () => {
  const host = fc.stringMatching(/^[a-z][a-z0-9]{0,14}(\.[a-z]{1,6}){0,2}$/);
  const row = fc.record({ host, port: fc.integer({ min: 1, max: 65535 }), quote: fc.boolean() });
  await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
    const list = `host,port\n${rows.map((one) => (one.quote ? `"${one.host}","${one.port}"` : `${one.host},${one.port}`)).join('\r\n')}`;
    const { targets } = await text(list);
    expect(targets.map((one) => [one.host, one.port])).toEqual(rows.map((one) => [one.host, one.port]));
  }), { numRuns: 100 });
});
