import type { AutomaticFix, FixContext } from '../catalogue/fix.ts';
import type { GuardId, GuardReading } from './guard-list.ts';
import { GUARDS } from './guards.ts';

/** Guards every fix stands behind. */
const ALWAYS: readonly GuardId[] = ['policy-managed', 'mdm-managed'];

/** Every guard of the fix as it stands now, those for all fixes first. */
export function checkGuards(fix: AutomaticFix, context: FixContext): GuardReading[] {
  return [...new Set([...ALWAYS, ...fix.guards, ...(fix.manner?.(context.settings).guards ?? [])])].map((id) => {
    const { state, ...rest } = GUARDS[id](context, fix);
    return { id, state, ...rest };
  });
}

/** Whose certificate it is, and who else uses the key, has to be known whatever the tier. */
const STRICT: ReadonlySet<GuardId> = new Set<GuardId>(['farm', 'ca-certificate', 'pinned', 'key-readable', 'policy-managed', 'policy-firewall']);

/**
 * The first guard that refuses: one that fails, and one that cannot be told (unknown is never pass). Only where nobody but the technician
 * is touched may a guard about others stay unknown. undefined: none refuses.
 */
export function refusing(readings: readonly GuardReading[], tier: number): GuardReading | undefined {
  return readings.find((one) => one.state === 'fail') ?? readings.find((one) => one.state === 'unknown' && one.id !== 'mdm-managed' && (tier >= 2 || STRICT.has(one.id)));
}
