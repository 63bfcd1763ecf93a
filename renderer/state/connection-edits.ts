import type { DiffLine, Draft, DraftSetting, ListedAddress, SettingChange } from '../../preload/contract/connection.ts';

/** What the technician changed so far; all of it is sent each time. */
export interface Edits {
  readonly changes: readonly SettingChange[];
  readonly addresses: readonly ListedAddress[];
}

/** A file says a key in any case. */
export const sameKey = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The same with one setting as wanted; of two wishes for one key the newer counts. */
export function withChange(edits: Edits, change: SettingChange): Edits {
  return { ...edits, changes: [...edits.changes.filter(({ key }) => !sameKey(key, change.key)), change] };
}

/** The same with one setting as the file has it. */
export function withoutChange(edits: Edits, key: string): Edits {
  return { ...edits, changes: edits.changes.filter((one) => !sameKey(one.key, key)) };
}

/** The list with one address at another place; the first is the primary. */
export function moved(list: readonly ListedAddress[], from: number, to: number): readonly ListedAddress[] {
  const one = list[from];
  if (!one || to < 0 || to >= list.length || to === from) return list;
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}

/** The setting that counts in the file as it would be saved. */
export function settingOf(draft: Pick<Draft, 'settings'>, key: string): DraftSetting | null {
  return draft.settings.find((one) => one.counts && sameKey(one.key, key)) ?? null;
}

/** Whether a setting was not in the file before: only then can it be left out again. */
export function isNewLine(diff: readonly DiffLine[], key: string): boolean {
  return diff.some(({ before, after }) => before === null && after !== null && sameKey(after.slice(0, after.indexOf(':')).trim(), key));
}

/** An ISO day so many days from one. */
export function dayAfter(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Today where the technician is, as an ISO day. */
export function todayHere(now = new Date()): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** Whether somebody should look at this address again. */
export const isDue = ({ reviewBy }: Pick<ListedAddress, 'reviewBy'>, today: string): boolean => reviewBy !== null && reviewBy <= today;
