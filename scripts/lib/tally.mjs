/** What a suite came to. A suite that broke off counts as one failure. @typedef {{ passed: number, failed: number, skipped: number, failures: string[], note?: string }} Tally */

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

/** The line that ends every run. @param {Tally} all */
export const lastLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
