import type { RadarList } from '../../preload/contract/radar-window.ts';

/** A list given as a file; `bytes` are those of a dropped one. */
export type ListFile = { readonly kind: 'picked'; readonly id: string; readonly name: string } | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** What is being typed on the radar screen; numbers as they stand in their fields. */
export interface ListDraft {
  readonly text: string;
  /** Takes the place of the text. */
  readonly file: ListFile | null;
  readonly concurrency: string;
  readonly warnDays: string;
}

export const EMPTY_LIST: ListDraft = { text: '', file: null, concurrency: '64', warnDays: '30' };

/** The bounds of the contract. */
export const LIMITS = { concurrency: { min: 1, max: 512 }, warnDays: { min: 0, max: 3650 } } as const;

/** Whether a field holds a whole number within its bounds. */
export function isNumber(field: keyof typeof LIMITS, text: string): boolean {
  const { min, max } = LIMITS[field];
  return /^\d{1,5}$/.test(text.trim()) && Number(text) >= min && Number(text) <= max;
}

/** Both numbers, or null while one of them is none. */
export function numbersOf({ concurrency, warnDays }: ListDraft): { concurrency: number; warnDays: number } | null {
  return isNumber('concurrency', concurrency) && isNumber('warnDays', warnDays) ? { concurrency: Number(concurrency), warnDays: Number(warnDays) } : null;
}

/** The list to check; that of the last run where nothing was given; null where there is none. */
export function listOf({ text, file }: ListDraft, hasLast: boolean): RadarList | null {
  if (file?.kind === 'picked') return { kind: 'picked', id: file.id };
  if (file) return { kind: 'bytes', name: file.name, bytes: file.bytes };
  if (text.trim() !== '') return { kind: 'text', text };
  return hasLast ? { kind: 'kept' } : null;
}
