import type { AppliedModel, AppliedValue } from '../../../preload/contract/applied.ts';
import type { PlanDocument } from '../../../preload/contract/plan.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { PRIMITIVES, type Operation, type Primitive } from '../../machine/operation.ts';
import { say } from '../../locale/say.ts';
import type { PlanModel } from '../../../preload/contract/plan.ts';
import { samePlan } from '../plan/same-plan.ts';
import { sealOf } from '../plan/seal.ts';
import { sameReading, shownReading } from './readings.ts';
import type { EnginePorts } from './ports.ts';

export type RefusalCause = 'refused' | 'needsAdmin' | 'cancelled';
export interface Refusal {
  readonly cause: RefusalCause;
  readonly text: Message;
  readonly values: readonly AppliedValue[];
}

export const refusal = (text: Message, values: readonly AppliedValue[] = [], cause: RefusalCause = 'refused'): Refusal => ({ cause, text, values });

/** A refusal as a document: nothing was begun. */
export function refusedModel({ text, values, cause }: Refusal): AppliedModel {
  return { schema: 'rdp-doctor/applied@1', entry: null, outcome: 'refused', before: null, after: null, values: [...values], sentence: text, due: null, ...(cause === 'cancelled' ? { cancelled: true } : {}) };
}

/** What the plan's things read now where that is not what the plan says they read before. Reads only. */
export async function movedValues(given: PlanDocument, { machine, signal }: EnginePorts): Promise<AppliedValue[]> {
  const rows: AppliedValue[] = [];
  for (const { primitive, args, target, before } of given.operations) {
    if (!(PRIMITIVES as readonly string[]).includes(primitive)) continue;
    const seen = await machine.capture({ primitive: primitive as Primitive, args } satisfies Operation, signal);
    const now = seen.ok ? { ...seen.value } : null;
    const planned = typeof before === 'object' && before !== null ? (before as Record<string, unknown>) : null;
    if (!sameReading(primitive, now, planned)) rows.push({ target, planned: shownReading(primitive, planned) ?? before, now: shownReading(primitive, now) });
  }
  // Nothing moved: then it is the fix itself that the machine does not ask for.
  return rows.length > 0 ? rows : [{ target: 'fix', planned: given.fix, now: null }];
}

/** Why a plan that was given is not the one the machine asks for now; null where it is. */
export function differences(given: PlanDocument, now: PlanModel): Refusal | null {
  const compared = samePlan(given, now);
  const seal = sealOf(given);
  if (compared.same && seal === given.sha256) return null;
  if (!compared.same) return refusal(say('apply:refused.differs', { count: compared.values.length }), compared.values.map(({ target, planned, now: then }) => ({ target, planned: planned ?? null, now: then ?? null })));
  return refusal(say('apply:refused.forged'), [{ target: 'sha256', planned: given.sha256, now: seal }]);
}
