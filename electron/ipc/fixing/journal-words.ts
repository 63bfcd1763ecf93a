import en from '../../../assets/locales/en/journal.json' with { type: 'json' };
import ja from '../../../assets/locales/ja/journal.json' with { type: 'json' };
import type { JournalListRow } from '../../../preload/contract/fixing.ts';
import { translator } from '../../locale/translator.ts';

const languages = [{ say: translator('en'), states: en.state }, { say: translator('ja'), states: ja.state }];
const titles = new Map<string, string>();

/** Everything of a row that the filter looks through, in small letters and in both languages. */
export function wordsOf(row: JournalListRow): string {
  if (row.kind === 'unread') return row.id;
  const { id, at, fix, machine, state, thumbprints, before, after } = row;
  let title = titles.get(fix);
  if (title === undefined) titles.set(fix, (title = languages.map(({ say }) => say(row.title)).join('\n')));
  return [id, at.slice(0, 10), fix, machine, state, title, ...languages.map(({ states }) => states[state]), thumbprints?.before, thumbprints?.after, before, after].join('\n').toLowerCase();
}

/** Whether every word of the filter is somewhere in `words`. */
export function matches(words: string, filter: string): boolean {
  return filter.toLowerCase().split(/\s+/).every((word) => words.includes(word));
}
