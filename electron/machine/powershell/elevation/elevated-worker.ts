import { randomBytes } from 'node:crypto';
import { checkScripts, manifestText, sha256, type ScriptManifest } from '../script-manifest.ts';
import type { Verb } from '../operate.ts';
import type { ElevatedPlan } from './elevated-plan.ts';
import type { LaunchOutcome, WorkerLauncher } from './launcher.ts';
import type { FromWorker } from './messages.ts';
import type { ElevationProblem } from './outcome.ts';
import { openWorkerPipe, type WorkerLink, type WorkerPipe } from './worker-pipe.ts';

export interface ElevationOptions {
  readonly plan: ElevatedPlan;
  readonly manifest: ScriptManifest;
  /** Absolute path of the folder with `elevated.ps1`. */
  readonly scripts: string;
  readonly launcher: WorkerLauncher;
  /** The pipe's path from its random name. */
  readonly pipePath?: (name: string) => string;
  /** Milliseconds for the person to answer the prompt, for the worker to check its plan, for one step. */
  readonly limits?: { readonly prompt?: number; readonly start?: number; readonly step?: number };
  readonly signal: AbortSignal;
}

export type StepOutcome = { ok: true; captured: unknown } | { ok: false; reason: string } | { ok: false; problem: ElevationProblem };

/** One worker with one plan. */
export interface ElevatedWorker {
  /** One verb of one operation of the plan; one at a time. After a `problem` the worker is gone for good. */
  step(verb: Verb, op: number): Promise<StepOutcome>;
  /** Lets it end. Safe to call more than once. */
  end(): void;
}

const LIMITS = { prompt: 130_000, start: 30_000, step: 170_000 };
/** How long the end of the launch may take to explain why a worker is gone, ms. */
const GRACE_MS = 500;
const windowsPipe = (name: string): string => `\\\\.\\pipe\\rdp-doctor-${name}`;

/** Asks for permission, waits for the worker, gives it the plan. Settles always; what went wrong is a value. */
export async function openElevatedWorker(options: ElevationOptions): Promise<{ ok: true; worker: ElevatedWorker } | { ok: false; problem: ElevationProblem }> {
  const { plan, manifest, launcher, signal } = options;
  const limits = { ...LIMITS, ...options.limits };
  const refuse = (problem: ElevationProblem) => ({ ok: false, problem }) as const;
  if (signal.aborted) return refuse({ kind: 'cancelled' });
  const scripts = await checkScripts(options.scripts, manifest);
  if (!scripts.ok) return refuse({ kind: scripts.because, file: scripts.file });

  const [name, nonce] = [randomBytes(16).toString('hex'), randomBytes(32).toString('hex')];
  const text = manifestText(manifest);
  let pipe: WorkerPipe;
  try {
    pipe = await openWorkerPipe((options.pipePath ?? windowsPipe)(name), nonce);
  } catch (problem) {
    return refuse({ kind: 'failed', detail: problem instanceof Error ? problem.message : String(problem) });
  }
  const launch = new AbortController();
  const launched = launcher.launch({ pipe: name, plan: plan.sha256, manifest: sha256(text), nonce }, launch.signal).catch((problem: unknown): LaunchOutcome => ({ kind: 'failed', detail: String(problem) }));
  const stop = () => {
    pipe.close();
    launch.abort();
  };
  const came = await first(signal, limits.prompt, pipe.worker, launched);
  if (came === 'late' || came === 'cancelled' || 'kind' in came) {
    stop();
    return refuse(came === 'late' ? { kind: 'promptUnanswered', seconds: Math.round(limits.prompt / 1000) } : came === 'cancelled' ? { kind: 'cancelled' } : neverCame(came));
  }
  const problem = await begin(came, { plan: plan.text, manifest: text }, limits.start, signal, plan.steps.length);
  if (problem) {
    stop();
    return refuse(problem);
  }
  return { ok: true, worker: workerOn(came, { stepMs: limits.step, signal, launched, stop }) };
}

/** A worker that ended without a word was not let run. */
function neverCame(outcome: LaunchOutcome): ElevationProblem {
  return outcome.kind === 'ended' ? { kind: 'blockedByPolicy', detail: `exit code ${outcome.exitCode}` } : outcome;
}

async function begin(link: WorkerLink, texts: { plan: string; manifest: string }, limitMs: number, signal: AbortSignal, count: number): Promise<ElevationProblem | null> {
  if (link.hello.languageMode !== 'FullLanguage') return { kind: 'blockedByPolicy', detail: link.hello.languageMode };
  if (!link.hello.elevated) return { kind: 'notElevated' };
  const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
  link.send({ type: 'start', plan: base64(texts.plan), manifest: base64(texts.manifest) });
  const answer = await first(signal, limitMs, link.next());
  if (answer === 'late') return { kind: 'workerSilent', seconds: Math.round(limitMs / 1000) };
  if (answer === 'cancelled') return { kind: 'cancelled' };
  if (answer === null) return { kind: 'workerKilled' };
  if (answer.type === 'refused') return fromRefusal(answer);
  return answer.type === 'ready' && answer.operations === count ? null : { kind: 'planRefused', detail: 'another answer than ready' };
}

function fromRefusal({ because, detail }: Extract<FromWorker, { type: 'refused' }>): ElevationProblem {
  switch (because) {
    case 'scriptRemoved': return { kind: 'scriptRemoved', file: detail };
    case 'scriptChanged': return { kind: 'scriptChanged', file: detail };
    case 'manifestChanged': return { kind: 'scriptChanged', file: 'manifest' };
    case 'notInstalled': return { kind: 'notInstalled' };
    case 'planChanged': return { kind: 'planRefused', detail: 'sha256' };
    case 'planRefused': return { kind: 'planRefused', detail };
  }
}

interface Running {
  readonly stepMs: number;
  readonly signal: AbortSignal;
  readonly launched: Promise<LaunchOutcome>;
  readonly stop: () => void;
}

function workerOn(link: WorkerLink, { stepMs, signal, launched, stop }: Running): ElevatedWorker {
  let seq = 0;
  let gone: ElevationProblem | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const lose = (problem: ElevationProblem): StepOutcome => {
    gone = problem;
    stop();
    return { ok: false, problem };
  };
  const one = async (verb: Verb, op: number): Promise<StepOutcome> => {
    if (gone) return { ok: false, problem: gone };
    if (signal.aborted) return lose({ kind: 'cancelled' });
    seq += 1;
    link.send({ type: 'do', seq, verb, op });
    // Not ended by the signal: a change under way is told to its end.
    const answer = await first(null, stepMs, link.next());
    if (answer === 'late' || answer === 'cancelled') return lose({ kind: 'workerSilent', seconds: Math.round(stepMs / 1000) });
    if (answer === null) {
      const end = await first(null, GRACE_MS, launched);
      return lose(end !== 'late' && end !== 'cancelled' && end.kind === 'blockedByPolicy' ? end : { kind: 'workerKilled' });
    }
    if (answer.type !== 'done' || answer.seq !== seq) return lose({ kind: 'failed', detail: 'an answer to another question' });
    return answer.ok ? { ok: true, captured: answer.captured } : { ok: false, reason: answer.reason ?? 'failed: no reason was given' };
  };
  return {
    step(verb, op) {
      const mine = turn.then(() => one(verb, op));
      turn = mine;
      return mine;
    },
    end() {
      if (gone === null) link.send({ type: 'end' });
      gone ??= { kind: 'workerKilled' };
      link.close();
      // The worker ends by itself; the pipe is closed after it had time to read the end.
      setTimeout(stop, GRACE_MS).unref();
    },
  };
}

/** Whichever promise is first, or that it took too long or was cancelled. */
function first<T>(signal: AbortSignal | null, ms: number, ...promises: Promise<T>[]): Promise<T | 'late' | 'cancelled'>;
function first<A, B>(signal: AbortSignal | null, ms: number, one: Promise<A>, other: Promise<B>): Promise<A | B | 'late' | 'cancelled'>;
function first(signal: AbortSignal | null, ms: number, ...promises: Promise<unknown>[]): Promise<unknown> {
  return new Promise((resolve) => {
    const done = (value: unknown) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(value);
    };
    const cancel = () => done('cancelled');
    const timer = setTimeout(() => done('late'), ms);
    signal?.addEventListener('abort', cancel, { once: true });
    for (const promise of promises) void promise.then(done, () => done(null));
  });
}
