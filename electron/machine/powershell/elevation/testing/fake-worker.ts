import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchOutcome, WorkerLauncher } from '../launcher.ts';

/** A program that speaks the worker's side of the pipe, and misbehaves as its scenario says. It does check hashes, as the real one does. */
const PROGRAM = String.raw`
const [pipe, plan, manifest, nonce, scenario] = process.argv.slice(2);
const net = require('node:net');
const { createHash } = require('node:crypto');
const sha = (text) => createHash('sha256').update(text).digest('hex');
setTimeout(() => process.exit(9), 20000).unref();
if (scenario === 'policyExit') process.exit(1);
const socket = net.connect(pipe);
const say = (message) => socket.write(JSON.stringify(message) + '\n');
socket.on('error', () => process.exit(3));
socket.on('close', () => process.exit(0));
socket.on('connect', () => {
  if (scenario === 'junk') return socket.write('{"type":"hello"\n');
  say({ type: 'hello', protocol: 1, nonce: scenario === 'wrongNonce' ? 'f'.repeat(64) : nonce, elevated: scenario !== 'notElevated', languageMode: scenario === 'constrained' ? 'ConstrainedLanguage' : 'FullLanguage' });
});
let rest = '';
let state = null;
let operations = [];
socket.setEncoding('utf8');
socket.on('data', (chunk) => { const lines = (rest + chunk).split('\n'); rest = lines.pop(); for (const line of lines) serve(JSON.parse(line)); });
const text = (base64) => Buffer.from(base64, 'base64').toString('utf8');
function serve(message) {
  if (message.type === 'end') return process.exit(0);
  if (message.type === 'start') {
    if (scenario === 'killedAtStart') return process.kill(process.pid, 'SIGKILL');
    if (scenario === 'silentAtStart') return;
    if (sha(text(message.manifest)) !== manifest) return say({ type: 'refused', because: 'manifestChanged', detail: '' });
    if (sha(text(message.plan)) !== plan) return say({ type: 'refused', because: 'planChanged', detail: '' });
    if (scenario.startsWith('refuse:')) return say({ type: 'refused', because: scenario.slice(7), detail: 'worker.psm1' });
    operations = JSON.parse(text(message.plan)).operations;
    return say({ type: 'ready', operations: operations.length });
  }
  if (scenario === 'killedInStep' && message.verb === 'apply') return process.kill(process.pid, 'SIGKILL');
  if (scenario === 'silentInStep' && message.verb === 'apply') return;
  if (scenario === 'otherAnswer') return say({ type: 'done', seq: message.seq + 1, ok: true, captured: null });
  if (scenario === 'badAnswer') return say({ type: 'done', seq: message.seq, ok: 'yes' });
  if (scenario === 'failing' && message.verb === 'apply') return say({ type: 'done', seq: message.seq, ok: false, captured: null, reason: 'accessDenied: no' });
  const before = { key: true, name: 'fDeny', value: null, parents: 1 };
  const after = { ...before, value: { type: 'dword', data: 1 } };
  if (message.verb === 'apply') state = after;
  if (message.verb === 'restore') state = null;
  say({ type: 'done', seq: message.seq, ok: true, captured: message.verb === 'apply' || message.verb === 'restore' ? null : (state ?? before) });
}
`;

export interface FakeWorkers {
  readonly pipePath: (name: string) => string;
  /** A launcher that starts the program, or answers in its place: `refusedPrompt` at once, `unanswered` never. */
  launcher(scenario: string, tamper?: 'plan' | 'manifest'): WorkerLauncher;
  remove(): Promise<void>;
}

export async function makeFakeWorkers(): Promise<FakeWorkers> {
  const folder = await mkdtemp(join(tmpdir(), 'fake-worker-'));
  const program = join(folder, 'worker.cjs');
  await writeFile(program, PROGRAM, 'utf8');
  const pipePath = (name: string) => (process.platform === 'win32' ? `\\\\.\\pipe\\rdp-doctor-${name}` : join(folder, name));
  return {
    pipePath,
    launcher: (scenario, tamper) => ({
      launch: (start, signal) => new Promise<LaunchOutcome>((resolve) => {
        if (scenario === 'refusedPrompt') return resolve({ kind: 'refusedPrompt' });
        if (scenario === 'unanswered') return signal.addEventListener('abort', () => resolve({ kind: 'cancelled' }), { once: true });
        const pinned = { plan: 'plan' in start ? start.plan : start.session, manifest: start.manifest };
        const other = (kind: 'plan' | 'manifest') => (tamper === kind ? '0'.repeat(64) : pinned[kind]);
        const child = spawn(process.execPath, [program, pipePath(start.pipe), other('plan'), other('manifest'), start.nonce, scenario], { stdio: 'ignore' });
        child.once('exit', (code) => resolve({ kind: 'ended', exitCode: code ?? -1 }));
        signal.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
      }),
    }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
