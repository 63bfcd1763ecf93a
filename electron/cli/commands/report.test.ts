import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportDocument } from '../../../preload/contract/report.ts';
import type { Lang } from '../../../preload/contract/text.ts';
import { translator } from '../../locale/translator.ts';
import { brokenCase, healthyCase } from '../../report/testing/cases.ts';
import { readArgs } from '../args.ts';
import { Failure } from '../failure.ts';
import { reportCommand } from './report.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-report-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const put = (name: string, content: unknown) => { writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content)); return at(name); };

async function run(argv: string[], lang: Lang = 'en') {
  let out = '';
  const translate = translator(lang);
  const console = { colour: false, note: () => {}, result: (text: string) => { out += text; return Promise.resolve(); } };
  try {
    const args = readArgs([...argv, '--data-dir', at('data')], reportCommand.options, reportCommand.maxPositionals);
    return { exit: await reportCommand.run({ args, console, translate, lang, signal: new AbortController().signal }), out, said: '' };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { exit: error.exit, out, said: translate(error.text) };
  }
}

it('gives the ticket of ten lines, for our own team, without being asked', async () => {
  const { exit, out } = await run([put('a.json', brokenCase())]);
  expect([exit, out.trimEnd().split('\n').length, out.includes('srv-04.corp.example')]).toEqual([0, 10, true]);
});

it('takes the check before, in another language', async () => {
  const { exit, out } = await run([put('a.json', healthyCase()), '--before', put('b.json', brokenCase())], 'ja');
  expect([exit, out]).toEqual([0, expect.stringContaining('変更前 CERT_EXPIRED、変更後 HEALTHY')]);
});

it('writes any form to a file, and replaces one only with --force', async () => {
  const path = put('a.json', brokenCase());
  for (const format of ['ticket', 'markdown', 'html', 'json', 'csv', 'sarif', 'junit']) {
    const done = await run([path, '--format', format, '--out', at(`r.${format}`)]);
    expect([done.exit, done.out, readFileSync(at(`r.${format}`), 'utf8').length > 300]).toEqual([0, '', true]);
    expect((await run([path, '--format', format, '--out', at(`r.${format}`)])).exit).toBe(30);
    expect((await run([path, '--format', format, '--out', at(`r.${format}`), '--force'])).exit).toBe(0);
  }
});

it('prints report@1 with --json', async () => {
  const { out } = await run([put('a.json', brokenCase()), '--json']);
  expect(reportDocument.safeParse(JSON.parse(out)).success).toBe(true);
});

describe('--key', () => {
  it('is made, then reused and extended, so that aliases are steady', async () => {
    const first = await run([put('a.json', brokenCase()), '--for', 'vendor', '--key', at('key.json')]);
    const table = readFileSync(at('key.json'), 'utf8');
    expect([first.exit, first.out.includes('HOST-1'), /srv-04|corp/i.test(first.out), table.includes('srv-04.corp.example')]).toEqual([0, true, false, true]);
    const other = brokenCase({ target: { input: 'srv-77', host: 'srv-77', port: 3389, addresses: ['10.0.4.77'] } });
    const second = await run([put('b.json', other), '--for', 'user', '--key', at('key.json')]);
    expect(second.out).toContain('HOST-2');
    expect(readFileSync(at('key.json'), 'utf8')).toContain('srv-77');
    expect((await run([at('a.json'), '--for', 'vendor', '--key', at('key.json')])).out).toBe(first.out);
  });
  it('is not kept unless asked for', async () => {
    await run([put('a.json', brokenCase()), '--for', 'vendor']);
    expect(readdirSync(folder)).toEqual(['a.json']);
  });
  it.each(['', '{', '[]', '{"schema":"rdp-doctor/alias-key@1"}', '{"schema":"rdp-doctor/alias-key@1","aliases":[{"alias":"x","value":"y"}]}', '{"schema":"rdp-doctor/alias-key@2","aliases":[]}'])('damaged (%j) is 65, and nothing is written', async (text) => {
    const path = put('key.json', text);
    const done = await run([put('a.json', brokenCase()), '--for', 'vendor', '--key', path, '--out', at('r.txt')]);
    expect([done.exit, done.out, readFileSync(path, 'utf8'), readdirSync(folder).includes('r.txt')]).toEqual([65, '', text, false]);
    expect(done.said).toContain('key.json');
  });
});

describe('a case that another program wrote again', () => {
  const text = JSON.stringify(brokenCase());
  const utf16 = Buffer.from(text, 'utf16le');
  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)], ['UTF-16, as PowerShell writes it', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])], ['UTF-16 the other way round', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
  ])('%s opens', async (_, bytes) => {
    writeFileSync(at('a.json'), bytes);
    expect((await run([at('a.json')])).out).toBe((await run([put('b.json', text)])).out.replace('b.json', 'a.json'));
  });
  it('bytes that are no text: 65, in words of ours', async () => {
    writeFileSync(at('a.json'), Buffer.from([0x7b, 0xff, 0xfe, 0x80]));
    expect(await run([at('a.json')], 'ja')).toEqual({ exit: 65, out: '', said: expect.stringContaining('UTF-8') });
  });
});

it('opens a case with a finding of a later version, keeps it, and lets it not leave', async () => {
  const path = put('a.json', { ...brokenCase(), findings: [...brokenCase().findings, { code: 'LATER_FINDING', state: 'warn', stage: null, sentence: 'later words', facts: [] }] });
  const [own, vendor] = [await run([path, '--format', 'json']), await run([path, '--format', 'json', '--for', 'vendor'])];
  expect([own.exit, own.out.includes('LATER_FINDING'), vendor.exit, /LATER_FINDING|later words/.test(vendor.out)]).toEqual([0, true, 0, false]);
});

describe('a case that cannot be opened', () => {
  it.each([
    ['not JSON', '{'], ['another document', '{"schema":"rdp-doctor/plan@1"}'], ['newer', JSON.stringify({ ...brokenCase(), schema: 'rdp-doctor/diagnosis@2' })], ['a field that does not fit', JSON.stringify({ ...brokenCase(), stages: 7 })],
    ['a list', '[]'], ['too deep', `{"schema":"rdp-doctor/diagnosis@1","x":${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ])('%s: 65 with a sentence', async (_, text) => {
    const done = await run([put('a.json', text), '--out', at('r.txt')]);
    expect([done.exit, done.said.includes('a.json'), /report:|\{\{/.test(done.said), readdirSync(folder)]).toEqual([65, true, false, ['a.json']]);
    expect((await run([put('b.json', brokenCase()), '--before', at('a.json')])).exit).toBe(65);
  });
  it('missing: 74', async () => expect((await run([at('none.json')])).exit).toBe(74));
});

it.each([[[]], [['a.json', 'b.json']], [['a.json', '--format', 'pdf']], [['a.json', '--for', 'boss']], [['a.json', '--json', '--format', 'csv']], [['a.json', '--before', '']], [['a.json', '--key', '']]])('%j is wrong usage', async (argv) => {
  put('a.json', brokenCase());
  const done = await run(argv.map((one) => (one.endsWith('.json') ? at(one) : one)));
  expect([done.exit, done.out, /report:|\{\{/.test(done.said)]).toEqual([64, '', false]);
});

it('never writes over the case or the key', async () => {
  const path = put('a.json', brokenCase());
  expect((await run([path, '--out', path, '--force'])).exit).toBe(64);
  expect((await run([path, '--for', 'vendor', '--key', path])).exit).toBe(64);
  expect((await run([path, '--for', 'vendor', '--key', at('k'), '--out', at('k')])).exit).toBe(64);
  expect((await run([path, '--out', at('none/r.txt')])).exit).toBe(74);
});

it('cuts what the names of a hostile sentence would make longer than a sentence may be', async () => {
  const sentence = 'a@'.repeat(1950);
  const [finding] = brokenCase().findings;
  const path = put('a.json', { ...brokenCase(), findings: [{ ...finding, sentence }] });
  const { exit, out } = await run([path, '--format', 'json', '--for', 'vendor']);
  const left = (JSON.parse(out) as { findings: { sentence: string }[] }).findings[0]?.sentence ?? '';
  expect([exit, left.length <= 4000, left.includes('a@a')]).toEqual([0, true, false]);
});
