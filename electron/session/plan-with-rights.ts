import type { NoPlan, PlanResult } from '../fixes/plan/plan-result.ts';
import type { ReadingRights } from './open-machine.ts';

/**
 * Plans; where only an administrator can read what the plan needs, asks once for the right to read it and plans again. Whoever has the
 * rights already is not asked.
 */
export async function withRights(rights: ReadingRights | undefined, signal: AbortSignal, plan: () => Promise<PlanResult>): Promise<PlanResult> {
  const planned = await plan();
  return planned.ok || planned.because !== 'needsAdmin' || !rights || signal.aborted ? planned : askedFirst(rights, signal, plan);
}

/** Asks for the right to read, then plans. */
export async function askedFirst(rights: ReadingRights, signal: AbortSignal, plan: () => Promise<PlanResult>): Promise<PlanResult> {
  const denied = await rights.look(signal);
  if (denied) return noPlan(denied);
  const planned = await plan();
  const ended = planned.ok || planned.because !== 'needsAdmin' ? null : rights.ended();
  return ended ? noPlan({ cause: 'needsAdmin', text: ended }) : planned;
}

function noPlan({ cause, text }: NonNullable<Awaited<ReturnType<ReadingRights['look']>>>): NoPlan {
  return cause === 'cancelled' ? { ok: false, because: 'cancelled', sentence: text } : { ok: false, because: cause, guard: 'rights', sentence: text };
}
