import { randomUUID } from 'node:crypto';
import { markTexts } from '../mark-texts.ts';
import type { PowerShellRunner } from '../runner.ts';
import type { ElevationProblem } from './outcome.ts';

/** Everything on the worker's command line: hexadecimal texts, none of them a person's. */
export type WorkerStart = WorkerPin & {
  readonly pipe: string;
  readonly manifest: string;
  readonly nonce: string;
};

/** What a worker may carry out: the plan of this SHA-256, or one plan from whoever knows the secret of this SHA-256. */
export type WorkerPin = { readonly plan: string } | { readonly session: string };

/** The worker ran and has ended, or it never came to run. */
export type LaunchOutcome = { readonly kind: 'ended'; readonly exitCode: number } | ElevationProblem;

/** Asks Windows for permission and starts the worker; settles when it has ended or was not started, never rejects. */
export interface WorkerLauncher {
  launch(start: WorkerStart, signal: AbortSignal): Promise<LaunchOutcome>;
}

/** Longer than any plan takes, ms. */
const PLAN_MS = 30 * 60_000;
/** Win32 error codes of the start. 1223: the prompt was refused; the others: Windows or security software does not let it run. */
const REFUSED = 1223;
const BLOCKED = new Set([5, 225, 226, 740, 1260, 4551]);

/** The launcher of Windows, through `run.ps1`. Give it a runner of its own: the launch lasts as long as the plan and would hold up its queue. */
export function powerShellLauncher(runner: PowerShellRunner): WorkerLauncher {
  return {
    async launch(start, signal) {
      const outcome = await runner.run({ id: randomUUID(), action: 'elevate', operation: markTexts({ ...start }) }, { kind: 'read', deadlineMs: PLAN_MS, signal });
      if (!outcome.ok) {
        if (outcome.because === 'cancelled') return { kind: 'cancelled' };
        return { kind: 'failed', detail: `${outcome.because}: ${outcome.detail}` };
      }
      const { record } = outcome;
      const code: unknown = record.captured?.['exitCode'];
      if (record.ok && typeof code === 'number') return { kind: 'ended', exitCode: code };
      return fromMessage(record.errors[0]?.message ?? 'failed: no reason was given');
    },
  };
}

function fromMessage(message: string): ElevationProblem {
  const win32 = /^failed: win32 (\d{1,10})$/.exec(message)?.[1];
  if (Number(win32) === REFUSED) return { kind: 'refusedPrompt' };
  if (win32 !== undefined && BLOCKED.has(Number(win32))) return { kind: 'blockedByPolicy', detail: `Win32 ${win32}` };
  if (message.startsWith('constrainedLanguage: ')) return { kind: 'blockedByPolicy', detail: message };
  if (message.startsWith('missing: ')) return { kind: 'scriptRemoved', file: message.slice('missing: '.length) };
  return { kind: 'failed', detail: message };
}
