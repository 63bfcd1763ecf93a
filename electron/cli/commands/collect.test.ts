import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { factsDocument } from '../../../preload/contract/practice.ts';
import { FORMS, writeBlock } from '../../collector/testing/write-block.ts';
import { translator } from '../../locale/translator.ts';
import { readArgs } from '../args.ts';
import { Failure } from '../failure.ts';
import { collectCommand } from './collect.ts';

vi.mock('../../machine/powershell/shipped-scripts.ts', async (original) => ({ ...(await original<object>()), scriptsDir: () => join(import.meta.dirname, '../../../assets/powershell') }));

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-collect-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Buffer) => { writeFileSync(join(folder, name), content); return join(folder, name); };
const facts = [{ name: 'rdp.denyConnections', value: 1 }, { name: 'key.files', value: null, unknown: 'needsAdmin' }];
const document = { machine: 'SRV-04', form: 'azure', part: 1, at: '2026-11-21T09:58:00Z', left: 2, cut: { 'events.schannel': 150 }, facts };
const block = writeBlock(document, FORMS.azure).join('\r\n');

async function run(...argv: string[]) {
  let out = '';
  const notes: string[] = [];
  const console = { colour: false, note: (text: string) => { notes.push(text); }, result: (text: string) => { out += text; return Promise.resolve(); } };
  try {
    const args = readArgs(argv, collectCommand.options, collectCommand.maxPositionals);
    return { exit: await collectCommand.run({ args, console, translate: translator('en'), lang: 'en', signal: new AbortController().signal }), out, notes, because: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { exit: error.exit, out, notes, because: translator('en')(error.text) };
  }
}

describe('collect --read', () => {
  it('gives the facts of a block in UTF-16 as one document, and says what is not there', async () => {
    const { exit, out, notes } = await run('--read', put('block.txt', Buffer.from(`\ufeff${block}`, 'utf16le')), '--json');
    expect(exit).toBe(0);
    expect(factsDocument.parse(JSON.parse(out))).toMatchObject({ machine: 'SRV-04', facts: [{ name: 'rdp.denyConnections', value: 1, source: 'host-block', at: '2026-11-21T09:58:00Z' }, { unknown: 'needsAdmin' }] });
    expect(notes).toEqual([expect.stringContaining('2 facts'), expect.stringContaining('the host has 150')]);
  });
  it('says that a file is longer than what it reads (65), and takes it up to there', async () => {
    const long = put('long.txt', Buffer.concat([Buffer.alloc(8 * 1024 * 1024, ' '), Buffer.from(block)]));
    const { exit, because } = await run('--read', long);
    expect([exit, because]).toEqual([65, expect.stringContaining('larger than 8 MB')]);
    expect((await run('--read', put('padded.txt', `${block}\r\n${' '.repeat(4 * 1024 * 1024)}`))).exit).toBe(0);
  });
  it('reads it among Japanese words in Shift_JIS', async () => {
    expect((await run('--read', put('sjis.txt', Buffer.concat([Buffer.from('93fa967b', 'hex'), Buffer.from(`\r\n${block}\r\n`), Buffer.from('93fa967b', 'hex')])))).exit).toBe(0);
  });
  it('names the facts of a newer collector that it left out', async () => {
    const { exit, notes } = await run('--read', put('newer.txt', writeBlock({ ...document, facts: [...facts, { name: 'future.thing', value: [[1]] }] }, FORMS.azure).join('\n')));
    expect([exit, notes]).toEqual([0, expect.arrayContaining([expect.stringContaining('future.thing')])]);
  });
  it('lists them for a person', async () => {
    const { out } = await run('--read', put('block.txt', block));
    expect(out).toContain('SRV-04');
    expect(out).toMatch(/^rdp\.denyConnections +1$/m);
  });
  it('names what is damaged (65) and writes nothing', async () => {
    const { exit, out, because } = await run('--read', put('block.txt', block.slice(0, -6)), '--json');
    expect([exit, out]).toEqual([65, '']);
    expect(because).toContain('part 1 of 1 was cut off or changed');
    expect((await run('--read', join(folder, 'none'))).exit).toBe(74);
  });
});

describe('collect --print', () => {
  it.each(['any', 'azure', 'intune'])('prints the script and nothing else: %s', async (form) => {
    const path = join(folder, 'collector.ps1');
    const { exit, out, notes } = await run('--print', '--for', form, '--out', path);
    expect([exit, notes]).toEqual([0, []]);
    expect(out).toMatch(/^# RDP Doctor host collector/);
    expect(readFileSync(path, 'utf8')).toBe(out);
    expect((await run('--print', '--for', form, '--out', path)).exit).toBe(30);
  });
  it('refuses what it does not know (64)', async () => {
    for (const argv of [[], ['--print', '--read', 'x'], ['--print', '--for', 'aws'], ['--read', 'x', '--for', 'any'], ['--read', '']]) expect((await run(...argv)).exit, argv.join(' ')).toBe(64);
  });
});
