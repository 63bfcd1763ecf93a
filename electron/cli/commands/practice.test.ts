import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { factsDocument, practiceDocument, practiceListDocument, practiceServeDocument } from '../../../preload/contract/practice.ts';
import type { Lang } from '../../../preload/contract/text.ts';
import { translator } from '../../locale/translator.ts';
import { bench, benchFolder, change } from '../../practice/testing/practice-bench.ts';
import { readArgs } from '../args.ts';
import type { Command } from '../command.ts';
import { Failure } from '../failure.ts';
import { factsCommand } from './facts.ts';
import { practiceCommand } from './practice.ts';

let folder: ReturnType<typeof benchFolder>;
beforeEach(() => { folder = benchFolder(); });
afterEach(() => folder.remove());

async function run(command: Command, argv: string[], options: { lang?: Lang; signal?: AbortSignal; onResult?: (text: string) => void } = {}) {
  let out = '';
  const notes: string[] = [];
  const lang = options.lang ?? 'en';
  const translate = translator(lang);
  const console = { colour: false, note: (text: string) => { notes.push(text); }, result: (text: string) => { out += text; options.onResult?.(text); return Promise.resolve(); } };
  try {
    const args = readArgs([...argv, '--data-dir', folder.path], command.options, command.maxPositionals);
    const exit = await command.run({ args, console, translate, lang, signal: options.signal ?? new AbortController().signal });
    return { exit, out, notes };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { exit: error.exit, out, notes: [...notes, translate(error.text)] };
  }
}

describe('practice', () => {
  it.each(['en', 'ja'] as const)('lists every host in %s', async (lang) => {
    const { exit, out } = await run(practiceCommand, ['list', '--json'], { lang });
    const document = practiceListDocument.parse(JSON.parse(out));
    expect(exit).toBe(0);
    expect(document.machines.length).toBeGreaterThanOrEqual(23);
    for (const one of document.machines) expect(`${one.title} ${one.complaint}`).not.toContain('scenario.');
    expect((await run(practiceCommand, ['list'], { lang })).out).toContain(document.machines[0]?.complaint);
  });

  it('shows a host, and says when it was changed and reset', async () => {
    const changed = async () => practiceDocument.parse(JSON.parse((await run(practiceCommand, ['show', 'key-acl', '--json'])).out)).changed;
    expect(await changed()).toBe(false);
    const opened = await bench('key-acl', folder.path);
    await change(opened, { primitive: 'service.setStartup', args: { name: 'KeyIso', start: 4 } });
    expect(await changed()).toBe(true);
    const reset = await run(practiceCommand, ['reset', 'key-acl', '--json']);
    expect(practiceDocument.parse(JSON.parse(reset.out))).toMatchObject({ name: 'key-acl', changed: false, target: { host: 'app-02.corp.example', port: 3389 } });
    expect((await run(practiceCommand, ['show', 'key-acl'])).out).toContain('0x904');
  });

  it.each([
    [[], 64], [['dance'], 64], [['show'], 64], [['show', 'nobody'], 64], [['list', 'x'], 64], [['reset', '../keys'], 64],
  ])('refuses %j with %i', async (argv, exit) => {
    const done = await run(practiceCommand, argv);
    expect(done.exit).toBe(exit);
    expect(done.out).toBe('');
    expect(done.notes.join()).not.toContain('practice:');
  });

  it('says which file is damaged and how to make it new', async () => {
    await run(practiceCommand, ['reset', 'healthy']);
    await writeFile(join(folder.path, 'practice', 'healthy.json'), '{');
    const done = await run(practiceCommand, ['show', 'healthy']);
    expect(done.exit).toBe(65);
    expect(done.notes.join()).toContain('practice reset healthy');
    expect((await run(practiceCommand, ['reset', 'healthy'])).exit).toBe(0);
  });

  it('serves on a loopback port until it is stopped, and follows the state', async () => {
    const stop = new AbortController();
    let port = 0;
    const serving = run(practiceCommand, ['serve', 'healthy', '--json'], { signal: stop.signal, onResult: (text) => { port = practiceServeDocument.parse(JSON.parse(text)).port; } });
    await until(() => port !== 0);
    expect(await knock(port)).toBe('answers');
    const opened = await bench('healthy', folder.path);
    await change(opened, { primitive: 'registry.set', args: { path: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server', name: 'fDenyTSConnections', value: { type: 'dword', data: 1 } } });
    await until(async () => (await knock(port)) === 'ECONNREFUSED');
    stop.abort();
    const done = await serving;
    expect(done.exit).toBe(0);
    expect(done.notes.join()).toContain('closed');
  });
});

describe('facts', () => {
  it('prints every fact of a practice host', async () => {
    const { exit, out } = await run(factsCommand, ['--machine', 'practice:healthy', '--json']);
    const document = factsDocument.parse(JSON.parse(out));
    expect(exit).toBe(0);
    expect(document.machine).toBe('practice:healthy');
    expect(document.facts.find((one) => one.name === 'loopback.verdict')?.value).toBe('HEALTHY');
    expect((await run(factsCommand, ['--machine', 'practice:xrdp-key'])).out).toContain('not read: the far end is not a Windows host');
  });

  it.each([[[], 64], [['--machine', 'that'], 64], [['--machine', 'practice:nobody'], 64], [['--machine', 'this'], 69]])('refuses %j with %i', async (argv, exit) => {
    expect((await run(factsCommand, argv)).exit).toBe(exit);
  });
});

function knock(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from('030000130ee000000000000100080003000000', 'hex')));
    socket.once('data', () => { socket.destroy(); resolve('answers'); });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? '')).once('close', () => resolve('closed'));
  });
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100 && !await what(); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
}
