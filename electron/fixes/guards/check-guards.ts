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

/**
 * The first guard that refuses: one that fails, and one that cannot be told where the change is more than a reversible one (unknown is
 * never pass). undefined: none does.
 */
export function refusing(readings: readonly GuardReading[], tier: number): GuardReading | undefined {
  return readings.find((one) => one.state === 'fail') ?? (tier >= 2 ? readings.find((one) => one.state === 'unknown' && one.id !== 'mdm-managed') : undefined);
}
