import { deflateRawSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { readHostBlock } from './read-block.ts';
import { FORMS, writeBlock } from './testing/write-block.ts';

const at = '2026-11-21T10:00:00.000Z';
const when = '2026-11-21T09:58:00Z';
const facts = [{ name: 'rdp.denyConnections', value: 1 }, { name: 'service.list', value: [{ name: 'TermService', start: 3, state: 'Running', says: '日本語' }] }, { name: 'key.files', value: null, unknown: 'needsAdmin' }];
const document = { machine: 'SRV-04', form: 'any', part: 1, at: when, left: 0, cut: {}, facts };
const good = { ok: true, machine: 'SRV-04', facts: facts.map((one) => ({ ...one, source: 'host-block', at: when })), notes: { left: 0, cut: [], newer: [] } };
/** Letters that do not pack, so that a block has several parts. */
const noise = Array.from({ length: 300 }, (_, index) => ({ name: `noise.n${index}`, value: [1, 2, 3, 4, 5, 6, 7, 8].map((more) => crc32(Buffer.from(`${index} ${more}`)).toString(36)).join('') }));
const several = writeBlock({ ...document, facts: [...facts, ...noise] }, FORMS.any);
const one = writeBlock(document, FORMS.azure).join('\n');
const wrapped = (text: string, width: number, end = '\n'): string => text.replace(new RegExp(`(.{${width}})`, 'g'), `$1${end}`);
const rawBlock = (data: Buffer): string => {
  const text = data.toString('base64');
  return `RDX1 1/1 ${crc32(Buffer.from(text)).toString(16).padStart(8, '0')}\n${text}`;
};

describe('readHostBlock', () => {
  it('has the checksum everybody else has', () => expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926));
  it.each([['any', FORMS.any], ['azure', FORMS.azure], ['intune', FORMS.intune], ['constrained', { ...FORMS.any, stored: true }]])('reads what the script writes: %s', (_, form) => {
    expect(readHostBlock(writeBlock(document, form).join('\r\n'), at)).toEqual(good);
  });
  it('reads a block that was kept from an earlier version, zlib around it', () => {
    expect(readHostBlock(rawBlock(deflateSync(JSON.stringify(document))), at)).toEqual(good);
    expect(readHostBlock(rawBlock(deflateRawSync(JSON.stringify({ facts }))), at)).toEqual({ ...good, machine: null, facts: facts.map((row) => ({ ...row, source: 'host-block', at })) });
  });
  it('reads several parts in any order, some of them twice, one of those damaged', () => {
    expect(several.length).toBeGreaterThan(3);
    const [first = '', second = ''] = several;
    const text = ['Read on SRV-04', ...several.toReversed(), second, first.replace(/.$/, first.endsWith('A') ? 'B' : 'A'), 'Done.'].join('\n');
    const reading = readHostBlock(text, at);
    expect(reading).toMatchObject({ ok: true, machine: 'SRV-04' });
    expect(reading.ok && reading.facts).toHaveLength(303);
  });
  it.each([
    ['wrapped lines', one.replace(/(.{33})/g, '$1\r\n')], ['a byte order mark and hard spaces', `\ufeff${one.replace(/(.{50}) ?/g, '$1\u00a0')}`], ['smart quotes', `“${one}”`], ['zero-width marks', one.replace(/(.{20})/g, '$1\u200b')],
    ['a mail’s reply marks', one.replace(/(.{40})/g, '$1\n').split('\n').map((line) => `> > ${line}`).join('\n')],
    ['Azure’s answer', JSON.stringify({ value: [{ code: 'ComponentStatus/StdOut/succeeded', level: 'Info', displayStatus: 'Provisioning succeeded', message: `RDP Doctor host collector\r\n${one}\r\n` }, { code: 'ComponentStatus/StdErr/succeeded', message: '' }] }, null, 2)],
    ['JSON that escapes plus signs', JSON.stringify({ message: one }).replaceAll('+', '\\u002B').replaceAll('/', '\\/')], ['JSON inside JSON', JSON.stringify(JSON.stringify({ message: `x\n${one}\n` }))],
    ['Intune’s export', `"DeviceName","PreRemediationDetectionScriptOutput"\n"PC-7","${one}"\n`], ['HTML', `<td>${one.replaceAll('+', '&#43;').replaceAll('=', '&#x3D;')}</td>`], ['words behind it', `${one}\nThat was all\nThank you`],
    ['HTML’s hard spaces, line breaks and paragraphs', wrapped(one, 30, '&nbsp;<br>\n<p class="x">')], ['HTML’s ends of lines', wrapped(one, 30, '&#13;&#10;')], ['reply marks of a mail’s source', wrapped(one, 30, '\n&gt; ')],
    ['HTML inside HTML', one.replaceAll('+', '&amp;#43;').replaceAll('=', '&amp;equals;').replaceAll('/', '&sol;')], ['a table in text', wrapped(one, 30, ' |\n| ')], ['JSON of lines', JSON.stringify(wrapped(one, 30).split('\n'), null, 2)],
    ['a prompt before each line', wrapped(one, 40).replace(/^/gm, 'PS C:\\temp> ')], ['a fence', `\`\`\`text\n${wrapped(one, 40)}\n\`\`\``], ['a terminal’s colours', wrapped(`\u001b[32m${one}`, 40, '\u001b[0m\r\n\u001b[1;32m')],
    ['quoted-printable', wrapped(one.replaceAll('=', '=3D'), 70, '=\r\n')], ['full-width signs', one.replaceAll('+', '＋').replaceAll('/', '／').replaceAll('=', '＝')], ['a link', encodeURIComponent(one)],
    ['strings of a script', wrapped(one, 40).replace(/^.*$/gm, "'$&' +")], ['a log’s times', wrapped(one, 60).replace(/^/gm, '2026-11-21T10:00:00.1234567Z ')], ['numbers of lines', wrapped(one, 60).split('\n').map((line, index) => `${index + 1}  ${line}`).join('\n')],
  ])('reads it through %s', (_, text) => expect(readHostBlock(text, at)).toEqual(good));
  it('reads lines wrapped at any width, also within the head', () => {
    const many = [...several.slice(0, 2), ...several.slice(2).toReversed()].join('\n');
    for (let width = 1; width <= 40; width++) {
      expect(readHostBlock(wrapped(one, width, '\r\n'), at), `width ${width}`).toEqual(good);
      expect(readHostBlock(wrapped(many, width), at), `several, width ${width}`).toMatchObject({ ok: true });
    }
  });
  it('sets aside what only a newer collector gives, and says so', () => {
    const future = [{ name: 'future.thing', value: { deep: [1, { deeper: 2 }] } }, { name: 'future.other', value: 1, confidence: 'x' }];
    const reading = readHostBlock(writeBlock({ version: 7, ...document, facts: [...facts, ...future] }, FORMS.any).join('\n'), at);
    expect(reading).toMatchObject({ ok: true, notes: { newer: ['future.thing'] } });
    expect(reading.ok && reading.facts.map((row) => row.name)).toEqual([...facts.map((row) => row.name), 'future.other']);
    const known = readHostBlock(writeBlock({ ...document, facts: [...facts, { name: 'os.build', value: [[1]] }] }, FORMS.any).join('\n'), at);
    expect(known).toEqual({ ok: false, problem: { key: 'collector:block.schema', params: { where: 'facts.3.value' } } });
  });
  it('takes two whole collections of one machine for one', () => {
    expect(readHostBlock([...several, ...writeBlock({ ...document, facts: noise }, { partLength: 5000, lineLength: 0 })].join('\n'), at)).toMatchObject({ ok: true });
  });
  it('is done soon with a long text of marks that lead nowhere', () => {
    for (const mark of ['\\', '>', ' ', '&#', '<p ', 'RDX1 ', 'RDX1 1/1 00000000 ', '%', 'PS ']) expect(readHostBlock(mark.repeat(Math.floor(1_000_000 / mark.length)), at)).toMatchObject({ ok: false });
  }, 20_000);
  it('leaves the objects of the program alone', () => {
    const evil = '{"__proto__":{"polluted":1},"cut":{"__proto__":5},"facts":[{"name":"a.b","value":{"__proto__":1,"constructor":2}}]}';
    readHostBlock(rawBlock(deflateRawSync(evil)), at);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
  it('joins answers of one machine, the newest fact of each name, and tells what had no room', () => {
    const later = { ...document, machine: 'srv-04', part: 2, at: '2026-11-21T09:59:00Z', left: 2, cut: { 'events.schannel': 150 }, facts: [{ name: 'rdp.denyConnections', value: 0 }, { name: 'events.schannel', value: [] }] };
    const reading = readHostBlock([...writeBlock(later, FORMS.azure), one].join('\n'), at);
    expect(reading).toMatchObject({ ok: true, notes: { left: 2, cut: [{ name: 'events.schannel', rows: 150 }] } });
    expect(reading.ok && reading.facts.find((row) => row.name === 'rdp.denyConnections')?.value).toBe(0);
    expect(reading.ok && reading.facts).toHaveLength(4);
  });
  it.each([
    ['nothing here', 'none', undefined], [several.slice(1).join('\n'), 'missing', { part: '1', parts: several.length }], [one.replace(/.(?==*$)/, '!'), 'checksum', { part: 1, parts: 1 }],
    [[...several.slice(0, 1), ...several.slice(1, 3).map((part) => part.slice(0, -9)), ...several.slice(3)].join('\n'), 'checksum', { part: '2, 3', parts: several.length }],
    [rawBlock(Buffer.from('not deflated')), 'inflate', {}], [rawBlock(deflateSync('{')), 'json', {}], [rawBlock(deflateSync('{"facts":[{"name":"X"}]}')), 'schema', { where: 'facts.0.name' }],
    ['RDX1 5/2 00000000\nAAAA', 'numbers', { part: 1 }], ['RDX1 1/1000000 deadbeef AAAA', 'numbers', { part: 1 }], [one.replace('RDX1', 'RDX2'), 'newer', undefined],
    [wrapped(one.replace(/.(?==*$)/, '!'), 11), 'checksum', { part: 1, parts: 1 }], [[...several, 'RDX1 1/9 00000000 AAAA'].join('\n'), 'runs', { first: several.length, second: 9 }],
    [[several[0], ...writeBlock({ ...document, facts: [...facts, ...noise.toReversed()] }, FORMS.any).slice(1)].join('\n'), 'mixed', { parts: several.length }], [`${one}\n${one.slice(0, -5)}`, 'answer', { answer: 2, answers: 2 }],
    [[one, ...writeBlock({ ...document, machine: 'SRV-05' }, FORMS.azure)].join('\n'), 'machines', { first: 'SRV-04', second: 'SRV-05' }],
    [[several[0], ...writeBlock({ ...document, facts: noise }, FORMS.any).slice(0, 1)].join('\n').replace(/1\/\d /g, '1/9 '), 'twice', { part: 1, parts: 9 }],
  ])('names what is wrong (%#)', (text, key, params) => expect(readHostBlock(text, at)).toEqual({ ok: false, problem: params === undefined ? { key: `collector:block.${key}` } : { key: `collector:block.${key}`, params } }));
  it('takes a time that is none for none, and cleans what it says of a damaged block', () => {
    const timed = (value: string) => readHostBlock(rawBlock(deflateSync(JSON.stringify({ facts: [{ name: 'a.b', value: 1, at: value }] }))), at);
    expect(timed('yesterday')).toMatchObject({ facts: [{ at }] });
    expect(timed('2026-11-20T08:00:00Z')).toMatchObject({ facts: [{ at: '2026-11-20T08:00:00Z' }] });
    expect(JSON.stringify(readHostBlock(rawBlock(deflateSync(JSON.stringify({ facts: [{ name: 'a.b', value: { '\u001b[2J': [] } }] }))), at))).not.toContain('\\u001b');
  });
  it('does not unpack a bomb, nor many that are one together', () => {
    expect(readHostBlock(rawBlock(deflateSync(Buffer.alloc(50_000_000))), at)).toMatchObject({ ok: false });
    const half = (name: string) => rawBlock(deflateSync(JSON.stringify({ facts: [], at: name, machine: 'x', form: 'any', fill: 'x'.repeat(2_500_000) })));
    expect(readHostBlock([half('a'), half('b')].join('\n'), at)).toEqual({ ok: false, problem: { key: 'collector:block.inflate', params: {} } });
  });
  it('never throws, whatever stands around or in place of a part', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.nat(9000), (text, cut) => void readHostBlock(several.join('\n').slice(0, cut) + text, at)));
  });
});
