import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { commandOf, RELEASE } from './place.ts';
import { runPacked, type Ended } from './run-packed.ts';

let dataDir = '';
test.beforeEach(() => { dataDir = mkdtempSync(join(tmpdir(), 'rdp-doctor-packed-')); });
test.afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const command = (...args: string[]): Promise<Ended> => runPacked(commandOf(RELEASE), [...args, '--data-dir', dataDir]);
const document = ({ stdout }: Ended) => JSON.parse(stdout) as Record<string, unknown>;

test('stdout is the document and nothing else; the exit code is the command\'s', async () => {
  const told = await command('explain', '0x904 0x7', '--json');
  expect(told).toMatchObject({ code: 0, stderr: '' });
  expect(document(told)).toMatchObject({ schema: 'rdp-doctor/explanation@1' });
  const refused = await command('nonsense');
  expect(refused).toMatchObject({ code: 64, stdout: '' });
  expect(refused.stderr.trim().split('\n')).toHaveLength(1);
});

test('arguments are ours, not Chromium\'s: a language, a version, a switch', async () => {
  expect((await command('explain', '0x904', '--lang', 'ja')).stdout).toMatch(/[ぁ-ん]/);
  expect((await command('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  const { code, stderr } = await command('explain', '0x904', '--inspect');
  expect(code).toBe(64);
  expect(stderr).toContain('--inspect');
});

test('what is piped in is read', async () => {
  const told = await runPacked(commandOf(RELEASE), ['explain', '-', '--json', '--data-dir', dataDir], { stdin: 'Error code: 0x904 Extended error code: 0x7\n' });
  expect(told.stderr).toBe('');
  expect(document(told)).toMatchObject({ schema: 'rdp-doctor/explanation@1' });
});

test('sees, fixes, proves and undoes on a practice host', async () => {
  test.setTimeout(120_000);
  const host = 'practice:key-acl';
  const [plan, again] = [join(dataDir, 'plan.json'), ['diagnose', host, '--json']];
  const before = await command(...again);
  expect(before.code).toBe(10);
  expect(document(before)).toMatchObject({ verdict: { code: 'TLS_CLOSED' } });
  expect((await command('plan', 'fix-rdp-key-acl', '--machine', host, '--out', plan)).code).toBe(0);
  const applied = await command('apply', plan, '--machine', host, '--confirm', 'fix-rdp-key-acl', '--keep-if-proven', '--json');
  expect(applied.stderr).toBe('');
  expect(document(applied)).toMatchObject({ outcome: 'kept' });
  expect((await command(...again)).code).toBe(0);
  const { entry } = document(applied) as { entry: string };
  expect(document(await command('undo', entry, '--machine', host, '--json'))).toMatchObject({ outcome: 'undone' });
  expect(document(await command(...again))).toMatchObject({ verdict: { code: 'TLS_CLOSED' } });
});

test('an interrupt ends it with a document and code 130', async () => {
  test.skip(process.platform === 'win32', 'there is no signal to send there');
  // A host that accepts and says nothing: the command is in the middle of its work when it is there.
  const silent = createServer();
  await new Promise<void>((resolve) => { silent.listen(0, '127.0.0.1', resolve); });
  const child = spawn(commandOf(RELEASE), ['diagnose', `127.0.0.1:${(silent.address() as AddressInfo).port}`, '--json', '--data-dir', dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
  silent.once('connection', (socket) => {
    socket.on('error', () => {});
    child.kill('SIGINT');
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
  const code = await new Promise<number | null>((resolve) => { child.once('close', resolve); });
  silent.close();
  expect(code).toBe(130);
  expect(JSON.parse(stdout)).toMatchObject({ cancelled: true });
});
