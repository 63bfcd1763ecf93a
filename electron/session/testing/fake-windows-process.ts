// A fake Windows PowerShell: run.ps1 and elevated.ps1 as the app knows them, over the state of a practice host instead of a Windows.
// What is not this process's to do, as on Windows: without elevation nothing changes but what belongs to the user.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import canonicalize from 'canonicalize';
import { needsElevation } from '../../machine/powershell/elevation/elevated-plan.ts';
import type { Captured, Operation, OperationResult } from '../../machine/operation.ts';
import { practiceMachine } from '../../machine/practice/practice-machine.ts';
import { practiceStore } from '../../practice/store/practice-store.ts';
import type { FactBatch } from '../../machine/windows-facts.ts';

const env = (name: string): string => process.env[name] ?? '';
const dataDir = env('FAKE_DATA');
const store = practiceStore(env('FAKE_SCENARIO'), dataDir);
if (!store.ok) throw new Error(env('FAKE_SCENARIO'));
const machine = practiceMachine(store.value, 0);
const signal = new AbortController().signal;
type Json = Record<string, unknown>;

const plain = (value: unknown): unknown => {
  if (typeof value === 'string') {
    if (!value.startsWith('=')) throw new Error('a text that is not marked');
    return value.slice(1);
  }
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)])) : value;
};

/** What a practice host keeps beyond what Windows says of a service: put aside under the hash of what is said, so that a restore finds it. */
const aside = (shown: unknown) => join(dataDir, `aside-${createHash('sha256').update(canonicalize(shown) ?? '').digest('hex').slice(0, 24)}.json`);
function asWindows({ primitive }: Operation, captured: Captured): Json {
  if (primitive === 'service.setStartup') return { ...captured, delayedValue: null };
  if (primitive === 'hosts.set') return { ...captured, sddl: captured['sddl'] ?? null };
  if (primitive === 'certificate.remove') {
    const { thumbprint, subject, issuer, notBefore, notAfter, eku, keyBits, der } = (captured['certificate'] ?? {}) as Json;
    const shown = captured['certificate'] === null ? { ...captured } : { ...captured, certificate: { thumbprint, subject, issuer, notBefore, notAfter, eku, keyBits, der, friendlyName: '', blob: '00' } };
    writeFileSync(aside(shown), JSON.stringify(captured));
    return shown;
  }
  if (primitive !== 'service.restart' && primitive !== 'service.start') return { ...captured };
  const { store: _, keys: __, ...shown } = captured;
  writeFileSync(aside(shown), JSON.stringify(captured));
  return shown;
}
function asPractice({ primitive }: Operation, captured: Json): Captured {
  if (primitive === 'service.setStartup') return Object.fromEntries(Object.entries(captured).filter(([name]) => name !== 'delayedValue'));
  const kept = aside(captured);
  return existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Captured) : captured;
}

/** Facts and things that Windows shows to administrators only. */
const ADMINS: ReadonlySet<string> = new Set(['key.files', 'folder.machineKeys', 'folder.cryptoKeys', 'events.schannel', 'logons.failed15min', 'store.acl', 'store.remoteDesktop', 'store.personal', 'rights.remoteLogon', 'rights.denyRemoteLogon']);

async function verb(action: string, operation: Operation, captured: Json | null, elevated: boolean): Promise<Json | null> {
  const changes = action === 'apply' || action === 'restore';
  if (!changes && !elevated && operation.primitive === 'acl.set') throw new Error('needsAdmin: Windows lets administrators only see this');
  if (changes && !elevated && needsElevation(operation)) throw new Error('needsAdmin: Windows lets administrators only change this');
  const done: OperationResult<Captured | null> =
    action === 'apply' ? await machine.apply(operation, signal)
      : action === 'restore' ? await machine.restore(operation, asPractice(operation, captured ?? {}), signal)
        : await machine.verify(operation, signal);
  if (!done.ok) throw new Error(`${done.because}: ${done.detail}`);
  return done.value === null ? null : asWindows(operation, done.value);
}

/** The list a restore task would put back, where the test finds it. */
const keepList = (entry: unknown, list: unknown) => writeFileSync(join(dataDir, `due-${String(entry)}.json`), JSON.stringify(list));

async function serve(request: Json): Promise<Json> {
  const answer = { schema: 'rdp-doctor/ps-record@1', id: request['id'], ok: true, facts: [] as unknown[], captured: null as unknown, errors: [] as unknown[], elevated: env('FAKE_ELEVATED') === '1', languageMode: 'FullLanguage', ms: 1 };
  try {
    if (request['action'] === 'facts') answer.facts = await facts(request, answer.elevated);
    else if (request['action'] === 'elevate') answer.captured = { exitCode: await elevate(plain(request['operation']) as Record<string, string>) };
    else {
      const { primitive, args, captured, restoreList } = plain(request['operation']) as Operation & { captured?: Json; restoreList?: unknown };
      if (primitive === 'task.register' && request['action'] === 'apply') keepList(args['entry'], restoreList);
      answer.captured = await verb(String(request['action']), { primitive, args }, captured ?? null, answer.elevated);
    }
  } catch (problem) {
    answer.ok = false;
    answer.errors = [{ where: 'request', message: problem instanceof Error ? problem.message : String(problem), hresult: 0 }];
  }
  return answer;
}

async function facts(request: Json, elevated: boolean): Promise<unknown[]> {
  const { batch, target } = request as { batch: FactBatch; target?: string };
  const all = await machine.readFacts({ batch, signal, ...(target === undefined ? {} : { target }) });
  const wanted = request['facts'] as string[] | undefined;
  return all.filter((one) => wanted === undefined || wanted.includes(one.name)).map((one) => (elevated || !ADMINS.has(one.name) ? one : { ...one, value: null, unknown: 'needsAdmin: Windows shows this to administrators only' })).map(({ name, value, unknown }) => (name === 'process.elevated' ? { name, value: elevated } : { name, value, ...(unknown === undefined ? {} : { unknown }) }));
}

/** The permission prompt of Windows, answered as the scenario says. */
function elevate(start: Record<string, string>): Promise<number> {
  writeFileSync(join(dataDir, 'prompts'), `${env('FAKE_PROMPT') || 'yes'}\n`, { flag: 'a' });
  if (env('FAKE_PROMPT') === 'no') throw new Error('failed: win32 1223');
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', '--worker', ...['pipe', 'plan', 'manifest', 'nonce', 'session'].map((name) => start[name] ?? '')], { stdio: 'ignore', env: process.env });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
}

function work([pipe = '', plan = '', manifest = '', nonce = '', session = '']: string[]): void {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const text = (base64: unknown) => Buffer.from(String(base64), 'base64').toString('utf8');
  const socket = connect(join(dataDir, `p-${pipe}`));
  const say = (message: Json) => void socket.write(`${JSON.stringify(message)}\n`);
  let steps: { operation: Operation; captured: Json | null; byTimer: boolean }[] = [];
  const seen = new Map<number, Json | null>();
  // One that was started for a session looks first, and is gone in time without a plan.
  let phase: 'closed' | 'looking' | 'plan' = 'closed';
  const expiry = session === '' ? undefined : setTimeout(() => process.exit(0), Number(env('FAKE_LOOK_MS')));
  socket.on('error', () => process.exit(3)).on('close', () => process.exit(0));
  socket.on('connect', () => say({ type: 'hello', protocol: 1, nonce, elevated: true, languageMode: 'FullLanguage' }));
  const step = async ({ seq, verb: action, op }: Json): Promise<void> => {
    const { operation, captured } = steps[Number(op)] ?? fail();
    try {
      if (env('FAKE_DIES_AT') === action) process.kill(process.pid, 'SIGKILL');
      if (captured === null && action === 'apply' && !seen.has(Number(op))) seen.set(Number(op), await verb('capture', operation, null, true));
      if (operation.primitive === 'task.register' && action === 'apply') keepList(operation.args['entry'], steps.filter((one) => one.byTimer).map((one) => ({ ...one.operation, captured: one.captured })));
      say({ type: 'done', seq, ok: true, captured: await verb(String(action), operation, captured ?? seen.get(Number(op)) ?? null, true) });
    } catch (problem) {
      say({ type: 'done', seq, ok: false, captured: null, reason: problem instanceof Error ? problem.message : String(problem) });
    }
  };
  const look = async (message: Json): Promise<Json> => {
    const { seq } = message;
    try {
      if (message['type'] === 'read') return { type: 'facts', seq, ok: true, facts: await facts(plain(message['what']) as Json, true) };
      if (!['capture', 'verify'].includes(String(message['verb']))) throw new Error('refused: without a plan this worker only looks');
      return { type: 'done', seq, ok: true, captured: await verb(String(message['verb']), plain(message['operation']) as Operation, null, true) };
    } catch (problem) {
      const reason = problem instanceof Error ? problem.message : String(problem);
      return message['type'] === 'read' ? { type: 'facts', seq, ok: false, facts: [], reason } : { type: 'done', seq, ok: false, captured: null, reason };
    }
  };
  createInterface({ input: socket }).on('line', (line) => {
    const message = JSON.parse(line) as Json;
    if (message['type'] === 'end') return process.exit(0);
    const { type } = message;
    if (env('FAKE_DIES_AT') === type) process.kill(process.pid, 'SIGKILL');
    if (type === 'do' && phase === 'plan') return void step(message);
    const refuse = (because: string) => {
      say({ type: 'refused', because, detail: '' });
      socket.end();
    };
    const known = () => sha(String(message['secret'])) === session;
    if (type === 'look' && session !== '' && phase === 'closed') {
      if (!known()) return refuse('secretUnknown');
      if (sha(text(message['manifest'])) !== manifest) return refuse('manifestChanged');
      phase = 'looking';
      return say({ type: 'looking' });
    }
    if ((type === 'read' || type === 'see') && phase === 'looking') return void look(message).then(say);
    if (type !== 'start' || phase !== (session === '' ? 'closed' : 'looking')) return process.exit(0);
    if (session !== '' && !known()) return refuse('secretUnknown');
    if (sha(text(message['manifest'])) !== manifest || sha(text(message['plan'])) !== (session === '' ? plan : message['sha256'])) return refuse('planChanged');
    clearTimeout(expiry);
    phase = 'plan';
    const { operations } = plain(JSON.parse(text(message['plan']))) as { operations: (Operation & { captured: Json | null; byTimer: boolean })[] };
    steps = operations.map(({ captured, byTimer, ...operation }) => ({ operation, captured, byTimer }));
    say({ type: 'ready', operations: steps.length });
  });
}

function fail(): never {
  throw new Error('a step that is not in the plan');
}

if (process.argv[2] === '--worker') work(process.argv.slice(3));
else {
  let turn = Promise.resolve();
  const handle = async (line: string): Promise<void> => {
    const mark = /^\[Console\]::(Out|Error)\.WriteLine\("(.*)"\)$/.exec(line);
    if (mark) return void (mark[1] === 'Out' ? process.stdout : process.stderr).write(`${mark[2]}\n`);
    const sent = /-Request '([^']*)'/.exec(line)?.[1];
    if (sent === undefined) return;
    const record = await serve(JSON.parse(Buffer.from(sent, 'base64').toString('utf8')) as Json);
    process.stdout.write(`@@RDPD ${String(record['id'])} ${Buffer.from(JSON.stringify(record), 'utf8').toString('base64')} @@\n`);
  };
  createInterface({ input: process.stdin }).on('line', (line) => { turn = turn.then(() => handle(line)); }).on('close', () => void turn.then(() => process.exit(0)));
}
