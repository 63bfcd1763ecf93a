import type { Attempt } from '../../../preload/contract/study.ts';

/** A code as Windows writes it. */
export function hex(code: number): string {
  return `0x${code.toString(16).toUpperCase()}`;
}

/** What the error box of this try would have said, as far as the log knows it. */
export function errorTextOf({ reason, extended }: Pick<Attempt, 'reason' | 'extended'>): string {
  return [reason === null ? null : `Error code: ${hex(reason)}`, extended === null ? null : `Extended error code: ${hex(extended)}`].filter(Boolean).join('\n');
}
