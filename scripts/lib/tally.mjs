/** What a suite came to. A suite that broke off counts as one failure. `again`: tests that passed on a second try only.
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[], again?: string[], note?: string }} Tally */

/** @param {Partial<Tally>} [part] @returns {Tally} */
export const tally = (part = {}) => ({ passed: 0, failed: 0, skipped: 0, failures: [], ...part });

/** @param {string} because */
export const skippedSuite = (because) => tally({ skipped: 1, note: because });

/** @param {string} failure */
export const brokenSuite = (failure) => tally({ failed: 1, failures: [failure] });

/** @param {Tally[]} tallies */
export const sum = (tallies) => tally({
  passed: tallies.reduce((all, each) => all + each.passed, 0),
  failed: tallies.reduce((all, each) => all + each.failed, 0),
  skipped: tallies.reduce((all, each) => all + each.skipped, 0),
});

/** On a shared machine a process may stand still for seconds: there a test may be tried twice, and it is said. On one's own it may not. */
export const mayTryAgain = Boolean(process.env['CI']);

/** So many failures are no accident, ever. */
export const MAX_TRIED_AGAIN = 4;

/** A run and the second run of what failed in it. @param {Tally} first @param {Tally} second @param {string[]} names what was tried again */
export const withSecondTry = (first, second, names) => tally({
  passed: first.passed + first.failed - second.failed, failed: second.failed, skipped: first.skipped, failures: second.failures,
  again: names.filter((name) => !second.failures.some((failure) => failure.startsWith(name))),
});

/** The line that ends every run. @param {Tally} all */
export const lastLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
