import type { Fact } from '../../../../preload/contract/facts.ts';
import type { Machine } from '../../machine.ts';
import type { Captured, Operation, OperationResult } from '../../operation.ts';
import type { WindowsFactName } from '../../windows-facts.ts';
import { factsFromRecord } from '../facts-from-record.ts';
import { checkedAnswer, checkedArgs, fromReason } from '../operate.ts';
import { needsElevation } from './elevated-plan.ts';
import { firstOf } from './first-of.ts';
import type { LookingWorker } from './looking-worker.ts';

const NEEDS_ADMIN = 'needsAdmin';
/** Beyond every limit of the worker's own, ms. */
const LONGEST_MS = 200_000;

/**
 * This PC with a worker that looks: what `base` may read it reads, because the administrator of the prompt may be somebody else; only what
 * Windows refused for want of rights is asked of the worker. Without an answer `base` stands.
 */
export function lookingMachine(base: Machine, worker: LookingWorker): Machine {
  const look = async (verb: 'capture' | 'verify', operation: Operation, signal: AbortSignal): Promise<OperationResult<Captured>> => {
    const args = checkedArgs(operation);
    if (!args.ok || !needsElevation(operation) || !worker.alive()) return base[verb](operation, signal);
    const seen = await firstOf(signal, LONGEST_MS, worker.see(verb, { primitive: operation.primitive, args: args.value }));
    if (seen === 'late' || seen === 'cancelled') return { ok: false, because: 'timeout', detail: seen };
    if (!seen.ok) return 'reason' in seen ? fromReason(seen.reason) : base[verb](operation, signal);
    const done = checkedAnswer(verb, operation, seen.captured);
    if (!done.ok) return done;
    return done.value === null ? { ok: false, because: 'failed', detail: 'not there' } : { ok: true, value: done.value };
  };
  return {
    ...base,
    async readFacts(options) {
      const facts = await base.readFacts(options);
      const hidden = facts.filter(isHidden).map((one) => one.name as WindowsFactName);
      if (hidden.length === 0 || options.signal.aborted || !worker.alive()) return facts;
      const given = await firstOf(options.signal, LONGEST_MS, worker.read({ batch: options.batch, facts: hidden, target: options.target }));
      if (given === null || given === 'late' || given === 'cancelled') return facts;
      const seen = new Map<string, Fact>(factsFromRecord(hidden, given, new Date().toISOString()).map((one) => [one.name, one]));
      return facts.map((one) => seen.get(one.name) ?? one);
    },
    capture: (operation, signal) => look('capture', operation, signal),
    verify: (operation, signal) => look('verify', operation, signal),
  };
}

function isHidden({ unknown }: Fact): boolean {
  return unknown?.startsWith(NEEDS_ADMIN) === true;
}
