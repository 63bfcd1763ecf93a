import { randomBytes } from 'node:crypto';
import type { Operation } from '../../operation.ts';
import { markTexts } from '../mark-texts.ts';
import type { ScriptFact } from '../result-record.ts';
import { sha256 } from '../script-manifest.ts';
import { conversationWith } from './conversation.ts';
import type { ElevatedPlan } from './elevated-plan.ts';
import { handPlan, stepOutcome, type StepOutcome, type WorkerResult } from './elevated-worker.ts';
import { firstOf } from './first-of.ts';
import type { AskedFacts } from './messages.ts';
import type { ElevationProblem } from './outcome.ts';
import { fromRefusal, startWorker, type WorkerPlaces } from './start-worker.ts';

/**
 * A worker that was let in before there is a plan: it reads what only an administrator may read, then takes one plan. It ends by itself
 * after five minutes without one (`worker.psm1`), or with the pipe, and has changed nothing then.
 */
export interface LookingWorker {
  /** Facts by their names; null: it is gone, or did not read them. */
  read(asked: AskedFacts): Promise<readonly ScriptFact[] | null>;
  see(verb: 'capture' | 'verify', operation: Operation): Promise<StepOutcome>;
  /** Hands the plan over; once. From then on it does the operations of that plan and nothing else. */
  begin(plan: ElevatedPlan, signal: AbortSignal): Promise<WorkerResult>;
  alive(): boolean;
  /** When it ends without a plan, ms since 1970. */
  readonly endsAt: number;
  end(): void;
}

/** `worker.psm1` counts from its start, so this is a little late. */
const LOOK_MS = 5 * 60_000;
/** Longer than the facts on request take, ms. */
const READ_MS = 125_000;

/** Asks for permission and waits for a worker that looks. Settles always; what went wrong is a value. */
export async function openLookingWorker(places: WorkerPlaces, signal: AbortSignal): Promise<{ ok: true; worker: LookingWorker } | { ok: false; problem: ElevationProblem }> {
  // Only its hash leaves this process; who else finds the pipe cannot hand in a plan.
  const secret = randomBytes(32).toString('hex');
  const opened = await startWorker(places, { session: sha256(secret) }, signal);
  if (!opened.ok) return opened;
  const { started } = opened;
  const endsAt = Date.now() + LOOK_MS;
  const conversation = conversationWith(started);
  const refuse = (problem: ElevationProblem) => {
    conversation.lose(problem);
    return { ok: false, problem } as const;
  };
  const letIn = await firstOf(signal, started.limits.start + 5000, conversation.ask(() => ({ type: 'look', secret, manifest: started.manifest }), started.limits.start));
  if (letIn === 'cancelled' || letIn === 'late') return refuse({ kind: 'cancelled' });
  if (!letIn.ok) return refuse(ended(letIn.problem));
  if (letIn.answer.type === 'refused') return refuse(fromRefusal(letIn.answer));
  if (letIn.answer.type !== 'looking') return refuse({ kind: 'failed', detail: 'another answer than looking' });
  return {
    ok: true,
    worker: {
      async read({ batch, facts, target }) {
        const asked = await conversation.ask((seq) => ({ type: 'read', seq, what: markTexts({ batch, facts, target }) }), Math.min(READ_MS, started.limits.step));
        if (!asked.ok) return null;
        if (asked.answer.type === 'facts') return asked.answer.ok ? asked.answer.facts : null;
        conversation.lose({ kind: 'failed', detail: 'an answer to another question' });
        return null;
      },
      async see(verb, { primitive, args }) {
        return stepOutcome(conversation, await conversation.ask((seq) => ({ type: 'see', seq, verb, operation: markTexts({ primitive, args }) }), started.limits.step));
      },
      async begin(plan, limit) {
        const begun = await handPlan(started, conversation, { plan, signal: limit, secret });
        return begun.ok ? begun : { ok: false, problem: ended(begun.problem) };
      },
      alive: () => conversation.gone() === null,
      endsAt,
      end: () => conversation.end(),
    },
  };
}

/** Without a plan nothing was begun that could have been cut off. */
function ended(problem: ElevationProblem): ElevationProblem {
  return problem.kind === 'workerKilled' || problem.kind === 'workerSilent' ? { kind: 'lookEnded' } : problem;
}
