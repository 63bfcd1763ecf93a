import canonicalize from 'canonicalize';
import type { Machine } from '../../machine.ts';
import type { Captured, Operation, OperationResult } from '../../operation.ts';
import { checkedAnswer, fromReason, type Verb } from '../operate.ts';
import type { ElevatedPlan } from './elevated-plan.ts';
import type { ElevatedWorker } from './elevated-worker.ts';
import type { ElevationProblem } from './outcome.ts';

type Failure = Extract<OperationResult<never>, { ok: false }>;

/**
 * This PC for the time of one plan: its operations go to the elevated worker, everything else to `base`. `onProblem` hears of the
 * worker's end, for the sentence that a person reads; the result carries it as a word.
 */
export function elevatedMachine(base: Machine, plan: ElevatedPlan, worker: ElevatedWorker, onProblem: (problem: ElevationProblem) => void): Machine {
  const indexOf = (operation: Operation) => plan.steps.findIndex((step) => same(step.operation, operation));
  const ask = async (verb: Verb, op: number, operation: Operation): Promise<OperationResult<Captured | null>> => {
    const done = await worker.step(verb, op);
    if (done.ok) return checkedAnswer(verb, operation, done.captured);
    if ('reason' in done) return fromReason(done.reason);
    onProblem(done.problem);
    return lost(done.problem);
  };
  const look = async (verb: 'capture' | 'verify', operation: Operation, signal: AbortSignal): Promise<OperationResult<Captured>> => {
    const op = indexOf(operation);
    if (op < 0) return base[verb](operation, signal);
    const done = await ask(verb, op, operation);
    if (!done.ok) return done;
    return done.value === null ? { ok: false, because: 'failed', detail: 'not there' } : { ok: true, value: done.value };
  };
  const change = async (verb: 'apply' | 'restore', op: number, operation: Operation): Promise<OperationResult<null>> => {
    const done = await ask(verb, op, operation);
    return done.ok ? { ok: true, value: null } : done;
  };
  return {
    id: base.id,
    readFacts: (options) => base.readFacts(options),
    capture: (operation, signal) => look('capture', operation, signal),
    verify: (operation, signal) => look('verify', operation, signal),
    async apply(operation, signal) {
      const op = indexOf(operation);
      return op < 0 ? base.apply(operation, signal) : change('apply', op, operation);
    },
    async restore(operation, captured, signal) {
      const op = indexOf(operation);
      if (op < 0) return base.restore(operation, captured, signal);
      // The worker puts back what the plan pins, or what it saw itself before its change; other values it is never told.
      const pinned = plan.steps.findIndex((step) => same(step.operation, operation) && (step.captured === null || same(step.captured, captured)));
      return pinned < 0 ? { ok: false, because: 'refused', detail: 'not what the confirmed plan puts back' } : change('restore', pinned, operation);
    },
  };
}

function lost(problem: ElevationProblem): Failure {
  const because = problem.kind === 'workerSilent' ? 'timeout' : problem.kind === 'refusedPrompt' || problem.kind === 'notElevated' ? 'needsAdmin' : 'refused';
  return { ok: false, because, detail: problem.kind };
}

function same(one: unknown, other: unknown): boolean {
  return canonicalize(one) === canonicalize(other);
}
