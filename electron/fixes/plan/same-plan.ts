import type { PlanDocument, PlanModel, PlannedOperation } from '../../../preload/contract/plan.ts';
import { canonicalJson } from './seal.ts';

type Plan = PlanModel | PlanDocument;

/** Something that is another now than it was planned. */
export interface Difference {
  readonly target: string;
  readonly planned: unknown;
  readonly now: unknown;
}
export type Comparison = { readonly same: true } | { readonly same: false; readonly values: readonly Difference[] };

/** What a plan says besides its operations and guards; id, time, texts and hash are its own. */
const PARTS = ['schema', 'fix', 'machine', 'tier', 'settings', 'wayBack', 'whoNotices', 'timeBoxMinutes', 'keepWithinMinutes', 'proof', 'confirm'] as const;

/** Compares a plan with the one derived anew: values of the machine first, then whatever else a forger could have changed. */
export function samePlan(planned: Plan, now: Plan): Comparison {
  const values = [...operationDifferences(planned.operations, now.operations), ...guardDifferences(planned.guards, now.guards), ...PARTS.filter((name) => differs(planned[name], now[name])).map((name) => ({ target: name, planned: planned[name], now: now[name] }))];
  return values.length === 0 ? { same: true } : { same: false, values };
}

/** Who confirmed a plan saw its guards: others, or other states, make it another plan. `unknown` on either side is only what somebody without the rights could not read. */
function guardDifferences(planned: Plan['guards'], now: Plan['guards']): Difference[] {
  const same = planned.length === now.length && planned.every(({ id, state }, index) => {
    const other = now[index];
    return other?.id === id && (other.state === state || other.state === 'unknown' || state === 'unknown');
  });
  return same ? [] : [{ target: 'guards', planned, now }];
}

const differs = (one: unknown, other: unknown): boolean => canonicalJson(one) !== canonicalJson(other);

function operationDifferences(planned: readonly PlannedOperation[], now: readonly PlannedOperation[]): Difference[] {
  const rows: Difference[] = [];
  for (let index = 0; index < Math.max(planned.length, now.length); index++) {
    const [one, other] = [planned[index], now[index]];
    const target = one?.target ?? other?.target ?? '';
    if (!one || !other) rows.push({ target, planned: one ? whole(one) : null, now: other ? whole(other) : null });
    else if (differs(whole(one), whole(other))) rows.push({ target, ...shown(one, other) });
  }
  return rows;
}

/** Where only the present value moved, that is what to show; else the whole step. */
function shown(one: PlannedOperation, other: PlannedOperation): { planned: unknown; now: unknown } {
  const step = ({ primitive, target, args }: PlannedOperation) => ({ primitive, target, args });
  if (differs(step(one), step(other))) return { planned: whole(one), now: whole(other) };
  return differs(steady(one, one.before), steady(other, other.before)) ? { planned: one.before, now: other.before } : { planned: one.after, now: other.after };
}

const whole = (one: PlannedOperation) => ({ primitive: one.primitive, target: one.target, args: one.args, before: steady(one, one.before), after: steady(one, one.after) });

/** A value without what changes by itself: seconds that count down in a cache, process ids and the time of a service's last start. */
function steady({ primitive }: PlannedOperation, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (primitive === 'dns.flush') return null;
  if (primitive !== 'service.restart' && primitive !== 'service.start') return value;
  const service = (value as { service?: unknown }).service;
  if (typeof service !== 'object' || service === null) return value;
  const { start, delayed, state } = service as Record<string, unknown>;
  return { ...value, service: { start: start ?? null, delayed: delayed ?? null, state: state ?? null } };
}
