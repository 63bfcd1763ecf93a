import type { LintFinding } from '../../../preload/contract/profile.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { effective, linesOf, sameKey, type OtherLine, type Profile, type Setting } from '../model/profile.ts';

/** What the rules look at: the settings that count, and everything else of the file. */
export interface Look {
  readonly profile: Profile;
  readonly all: readonly Setting[];
  readonly otherLines: readonly OtherLine[];
  readonly settings: ReadonlyMap<string, Setting>;
  /** The value of a key, without outer spaces; empty where it is not there. */
  text(key: string): string;
  /** The value as a number; null where it is not there or none. */
  number(key: string): number | null;
}

/** Reads a profile once for all rules. */
export function lookAt(profile: Profile): Look {
  const { settings: all, otherLines } = linesOf(profile);
  const settings = effective(all);
  const text = (key: string) => settings.get(key)?.value.trim() ?? '';
  return { profile, all, otherLines, settings, text, number: (key) => (/^-?\d{1,10}$/.test(text(key)) ? Number(text(key)) : null) };
}

/** A finding; its sentence is `profile:lint.<id>`. `suggest` is the safer value of the same key, or of another. */
export function finding(id: string, state: LintFinding['state'], key: string, options: { suggest?: string | { key: string; value: string } | undefined; params?: Record<string, string | number> } = {}): LintFinding {
  const shown = showable(key, 80);
  const { suggest } = options;
  const better = suggest === undefined ? null : typeof suggest === 'string' ? { key: sameKey(key), value: suggest } : suggest;
  const params = Object.fromEntries(Object.entries(options.params ?? {}).map(([name, value]) => [name, typeof value === 'string' ? showable(value, 120) : value]));
  return { id, key: shown, state, sentence: say(`profile:lint.${id}`, { key: shown, ...params }), suggest: better };
}
