import type { Attempt } from '../../../preload/contract/study.ts';

/** Windows' event log and our clock are read at different moments, ms. */
const SLACK_MS = 2000;

/** The attempts that began at or after a moment (ISO 8601), newest first as they came; those without a time are left out. */
export function attemptsSince(attempts: readonly Attempt[], since: string): Attempt[] {
  const from = Date.parse(since) - SLACK_MS;
  return attempts.filter(({ at }) => at !== null && Date.parse(at) >= from);
}
