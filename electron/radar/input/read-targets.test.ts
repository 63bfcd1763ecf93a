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

describe('ends of lines', () => {
  it.each([['LF', '\n'], ['CR LF', '\r\n'], ['CR', '\r']])('%s: targets and bad lines have their numbers', async (_, end) => {
    const list = ['\ufeffhost,port', 's1,3390', '', '# note', 's2,x', 's3,'].join(end);
    for (const sizes of [[], [1], [2], [3, 5]]) {
      const { targets, bad } = await text(list, { sizes });
      expect(targets.map(short)).toEqual(['2 s1:3390', '6 s3:3389']);
      expect(bad.map((one) => one.line)).toEqual([5]);
    }
  });
  it('counts an empty line between two ends', async () => expect((await text('a\r\r\nb\n\rc')).targets.map(short)).toEqual(['1 a:3389', '3 b:3389', '5 c:3389']));
});

describe('what a sheet adds', () => {
  it('passes over the line that tells the separator', async () => {
    expect((await text('sep=;\r\nhost;port\r\ns1;3390\r\n')).targets.map(short)).toEqual(['3 s1:3390']);
    expect((await text('sep=|\nport|host\n3390|s1\n')).targets.map(short)).toEqual(['3 s1:3390']);
  });
  it('never takes a line within a quoted note for a target', async () => {
    const { targets, bad } = await text('host,note,port\ns1,"was moved from\n10.0.0.9,1\nsays ""Bob""",3390\ns2,,3391\n"s3\ns4",,\n');
    expect(targets.map(short)).toEqual(['2 s1:3390', '5 s2:3391']);
    expect(bad.map(({ line, because }) => [line, because.key])).toEqual([[6, 'probe:target.space']]);
  });
  it('loses one line only to a quotation mark that never closes', async () => {
    const { targets, bad } = await text(`host,note\ns0,"\n${Array.from({ length: 300 }, (_, index) => `s${index + 1},x`).join('\n')}`);
    expect([targets.length, bad.map((one) => one.line)]).toEqual([300, [2]]);
  });
});

it('has one spelling for an address', async () => {
  expect((await text('2001:DB8:0:0::1\n[2001:db8::1]:3390\n::ffff:10.0.0.1\nfe80::0:1%eth0')).targets.map(short)).toEqual(['1 2001:db8::1:3389', '2 2001:db8::1:3390', '3 10.0.0.1:3389', '4 fe80::1%eth0:3389']);
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
  it('is not led astray by one line of Shift_JIS in a list of UTF-8', async () => {
    const { targets } = await read(Buffer.concat([Buffer.from('日本.example\n'), SHIFT_JIS_NAME, Buffer.from('.example\n東京.example\n')]));
    expect(targets.map(short)).toEqual(['1 xn--wgv71a.example:3389', '2 xn--wgv71a.example:3389', '3 xn--1lqs71d.example:3389']);
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
