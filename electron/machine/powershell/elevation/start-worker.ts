import { randomBytes } from 'node:crypto';
import { checkScripts, manifestText, sha256, type ScriptManifest } from '../script-manifest.ts';
import { firstOf } from './first-of.ts';
import type { LaunchOutcome, WorkerLauncher, WorkerPin } from './launcher.ts';
import type { FromWorker } from './messages.ts';
import type { ElevationProblem } from './outcome.ts';
import { openWorkerPipe, type WorkerLink, type WorkerPipe } from './worker-pipe.ts';

/** How a worker is reached. */
export interface WorkerPlaces {
  readonly manifest: ScriptManifest;
  /** Absolute path of the folder with `elevated.ps1`. */
  readonly scripts: string;
  readonly launcher: WorkerLauncher;
  /** The pipe's path from its random name. */
  readonly pipePath?: (name: string) => string;
  /** Milliseconds for the person to answer the prompt, for the worker to check what it was given, for one step. */
  readonly limits?: { readonly prompt?: number; readonly start?: number; readonly step?: number };
}

/** A worker that runs with the rights of an administrator and has been given nothing yet. */
export interface StartedWorker {
  readonly link: WorkerLink;
  readonly launched: Promise<LaunchOutcome>;
  /** The manifest as its messages carry it. */
  readonly manifest: string;
  readonly limits: { readonly start: number; readonly step: number };
  /** Cuts it off. */
  readonly stop: () => void;
}

const LIMITS = { prompt: 130_000, start: 30_000, step: 170_000 };
const windowsPipe = (name: string): string => `\\\\.\\pipe\\rdp-doctor-${name}`;

export const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** Asks for permission and waits for the worker. Settles always; what went wrong is a value. */
export async function startWorker(places: WorkerPlaces, pin: WorkerPin, signal: AbortSignal): Promise<{ ok: true; started: StartedWorker } | { ok: false; problem: ElevationProblem }> {
  const { manifest, launcher } = places;
  const limits = { ...LIMITS, ...places.limits };
  const refuse = (problem: ElevationProblem) => ({ ok: false, problem }) as const;
  if (signal.aborted) return refuse({ kind: 'cancelled' });
  const scripts = await checkScripts(places.scripts, manifest);
  if (!scripts.ok) return refuse({ kind: scripts.because, file: scripts.file });

  const [name, nonce] = [randomBytes(16).toString('hex'), randomBytes(32).toString('hex')];
  const text = manifestText(manifest);
  let pipe: WorkerPipe;
  try {
    pipe = await openWorkerPipe((places.pipePath ?? windowsPipe)(name), nonce);
  } catch (problem) {
    return refuse({ kind: 'failed', detail: problem instanceof Error ? problem.message : String(problem) });
  }
  const launch = new AbortController();
  const launched = launcher.launch({ ...pin, pipe: name, manifest: sha256(text), nonce }, launch.signal).catch((problem: unknown): LaunchOutcome => ({ kind: 'failed', detail: String(problem) }));
  const stop = () => {
    pipe.close();
    launch.abort();
  };
  const end = (problem: ElevationProblem) => {
    stop();
    return refuse(problem);
  };
  const came = await firstOf(signal, limits.prompt, pipe.worker, launched);
  if (came === 'late') return end({ kind: 'promptUnanswered', seconds: Math.round(limits.prompt / 1000) });
  if (came === 'cancelled') return end({ kind: 'cancelled' });
  if ('kind' in came) return end(neverCame(came));
  if (came.hello.languageMode !== 'FullLanguage') return end({ kind: 'blockedByPolicy', detail: came.hello.languageMode });
  if (!came.hello.elevated) return end({ kind: 'notElevated' });
  return { ok: true, started: { link: came, launched, manifest: base64(text), limits, stop } };
}

/** A worker that ended without a word was not let run. */
function neverCame(outcome: LaunchOutcome): ElevationProblem {
  return outcome.kind === 'ended' ? { kind: 'blockedByPolicy', detail: `exit code ${outcome.exitCode}` } : outcome;
}

/** What a worker that refuses means. */
export function fromRefusal({ because, detail }: Extract<FromWorker, { type: 'refused' }>): ElevationProblem {
  switch (because) {
    case 'scriptRemoved': return { kind: 'scriptRemoved', file: detail };
    case 'scriptChanged': return { kind: 'scriptChanged', file: detail };
    case 'manifestChanged': return { kind: 'scriptChanged', file: 'manifest' };
    case 'notInstalled': return { kind: 'notInstalled' };
    case 'planChanged': return { kind: 'planRefused', detail: 'sha256' };
    case 'secretUnknown': return { kind: 'planRefused', detail: 'secret' };
    case 'planRefused': return { kind: 'planRefused', detail };
  }
}
