import canonicalize from 'canonicalize';
import type { Operation } from '../../operation.ts';
import type { WorkStep } from '../../run-work.ts';
import { CAPTURED } from '../captured-shapes.ts';
import { markTexts } from '../mark-texts.ts';
import { checkedArgs } from '../operate.ts';
import { sha256 } from '../script-manifest.ts';

/** The plan as the worker gets it: its canonical text (RFC 8785) and the hash that its command line carries. */
export interface ElevatedPlan {
  readonly steps: readonly WorkStep[];
  readonly text: string;
  readonly sha256: string;
}

/**
 * Pins a plan for the worker. Refused: what belongs to the user who sits here (saved sign-ins, HKEY_CURRENT_USER), because an
 * elevated process may be another user; and whatever does not fit its primitive.
 */
export function pinPlan(steps: readonly WorkStep[]): { ok: true; plan: ElevatedPlan } | { ok: false; detail: string } {
  if (steps.length === 0 || steps.length > 60) return { ok: false, detail: `${steps.length} operations` };
  const operations = [];
  for (const { operation, captured, byTimer } of steps) {
    const args = checkedArgs(operation);
    if (!args.ok) return { ok: false, detail: `${operation.primitive}: ${args.detail}` };
    if (isUsersOwn(operation)) return { ok: false, detail: `${operation.primitive}: belongs to the user` };
    if (captured !== null && !CAPTURED[operation.primitive].safeParse(captured).success) return { ok: false, detail: `${operation.primitive}: captured` };
    operations.push({ primitive: operation.primitive, args: args.value, captured, byTimer });
  }
  const text = canonicalize(markTexts({ schema: 'rdp-doctor/elevated-plan@1', operations })) ?? '';
  return { ok: true, plan: { steps, text, sha256: sha256(text) } };
}

/** What belongs to the user who sits here: changed by that user's own process, and never by an administrator's. */
export function isUsersOwn({ primitive, args }: Operation): boolean {
  return primitive === 'credential.remove' || (typeof args['path'] === 'string' && /^HKCU\\/i.test(args['path']));
}

/** Whether Windows lets administrators only do it. Emptying the name cache is everybody's. */
export function needsElevation(operation: Operation): boolean {
  return !isUsersOwn(operation) && operation.primitive !== 'dns.flush';
}
