import type { Verb } from '../operate.ts';
import { conversationWith, type Conversation } from './conversation.ts';
import type { ElevatedPlan } from './elevated-plan.ts';
import type { ElevationProblem } from './outcome.ts';
import { base64, fromRefusal, startWorker, type StartedWorker, type WorkerPlaces } from './start-worker.ts';
import { firstOf } from './first-of.ts';

export interface ElevationOptions extends WorkerPlaces {
  readonly plan: ElevatedPlan;
  /** Ends the wait for the prompt and for the start. What was begun is told to its end, and taken back by the same worker. */
  readonly signal: AbortSignal;
}

export type StepOutcome = { ok: true; captured: unknown } | { ok: false; reason: string } | { ok: false; problem: ElevationProblem };
export type WorkerResult = { readonly ok: true; readonly worker: ElevatedWorker } | { readonly ok: false; readonly problem: ElevationProblem };

/** One worker with one plan. */
export interface ElevatedWorker {
  /** One verb of one operation of the plan; one at a time. After a `problem` the worker is gone for good. */
  step(verb: Verb, op: number): Promise<StepOutcome>;
  /** Lets it end. Safe to call more than once. */
  end(): void;
}

/** Asks for permission, waits for the worker, gives it the plan. Settles always; what went wrong is a value. */
export async function openElevatedWorker({ plan, signal, ...places }: ElevationOptions): Promise<WorkerResult> {
  const opened = await startWorker(places, { plan: plan.sha256 }, signal);
  if (!opened.ok) return opened;
  return handPlan(opened.started, conversationWith(opened.started), { plan, signal });
}

interface Handed {
  readonly plan: ElevatedPlan;
  readonly signal: AbortSignal;
  /** Where the worker was started for a session and not for a plan. */
  readonly secret?: string;
}

/** Gives a worker its one plan; it checks it against what its command line pins, and its own scripts once more. */
export async function handPlan({ manifest, limits }: StartedWorker, conversation: Conversation, { plan, signal, secret }: Handed): Promise<WorkerResult> {
  const refuse = (problem: ElevationProblem): WorkerResult => {
    conversation.lose(problem);
    return { ok: false, problem };
  };
  const begin = conversation.ask(() => ({ type: 'start', plan: base64(plan.text), manifest, ...(secret !== undefined && { secret, sha256: plan.sha256 }) }), limits.start);
  // Its own limit ends the answer; here only the person can be faster.
  const asked = await firstOf(signal, limits.start + 5000, begin);
  if (asked === 'cancelled' || asked === 'late') return refuse({ kind: 'cancelled' });
  if (!asked.ok) return asked;
  const { answer } = asked;
  if (answer.type === 'refused') return refuse(fromRefusal(answer));
  if (answer.type !== 'ready' || answer.operations !== plan.steps.length) return refuse({ kind: 'planRefused', detail: 'another answer than ready' });
  return { ok: true, worker: workerOn(conversation, limits.step) };
}

function workerOn(conversation: Conversation, stepMs: number): ElevatedWorker {
  return {
    async step(verb, op) {
      const asked = await conversation.ask((seq) => ({ type: 'do', seq, verb, op }), stepMs);
      return stepOutcome(conversation, asked);
    },
    end: () => conversation.end(),
  };
}

/** An answer to a step; one of another kind ends the worker. */
export function stepOutcome(conversation: Conversation, asked: Awaited<ReturnType<Conversation['ask']>>): StepOutcome {
  if (!asked.ok) return asked;
  const { answer } = asked;
  if (answer.type !== 'done') {
    const problem: ElevationProblem = { kind: 'failed', detail: 'an answer to another question' };
    conversation.lose(problem);
    return { ok: false, problem };
  }
  return answer.ok ? { ok: true, captured: answer.captured } : { ok: false, reason: answer.reason ?? 'failed: no reason was given' };
}
