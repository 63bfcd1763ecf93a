import type { CheckModel } from '../../../preload/contract/diagnosis.ts';
import type { CaseBooks } from '../case-books.ts';
import { runCheck, type Check } from './check.ts';
import { CLIENT_CHECKS } from './client-checks.ts';
import { HOST_KEY_CHECKS } from './host-key-checks.ts';
import { HOST_SETTING_CHECKS } from './host-setting-checks.ts';
import { HOST_STATE_CHECKS } from './host-state-checks.ts';

/** Every check of the two machines, in the catalogue's order; the network's own (n01 to n08) come from the probe. */
export const CHECKS: readonly Check[] = [...CLIENT_CHECKS, ...[...HOST_STATE_CHECKS, ...HOST_KEY_CHECKS, ...HOST_SETTING_CHECKS].sort((a, b) => (a.id < b.id ? -1 : 1))];

/** The checks for which at least one fact of their own is there. */
export function runChecks(books: CaseBooks): CheckModel[] {
  return CHECKS.flatMap((check) => runCheck(check, books) ?? []);
}
