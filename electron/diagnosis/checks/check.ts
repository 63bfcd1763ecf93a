import type { CheckModel } from '../../../preload/contract/diagnosis.ts';
import type { EndState } from '../../../preload/contract/stages.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { WINDOWS_FACTS } from '../../machine/windows-facts.ts';
import type { CaseBooks } from '../case-books.ts';
import type { FactBook } from '../fact-book.ts';

/** What a check concluded: its state, and the word of its sentence (`checks:<id>.<word>`). */
interface Outcome {
  readonly state: EndState;
  readonly word: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Judges the facts of one check; undefined when what was read does not decide. */
type Judge = (book: FactBook, books: CaseBooks) => Outcome | undefined;

export interface Check {
  readonly id: string;
  /** The catalogue's kebab-case word for it. */
  readonly name: string;
  readonly side: 'client' | 'host' | 'paste';
  readonly judge: Judge;
  /** Facts of other checks that this one reads too. */
  readonly also?: readonly string[];
}

export const outcome = (state: EndState, word: string, params?: Record<string, string | number>): Outcome => (params ? { state, word, params } : { state, word });

const BY_CHECK = new Map<string, string[]>();
for (const [name, spec] of Object.entries(WINDOWS_FACTS)) BY_CHECK.set(spec.check, [...(BY_CHECK.get(spec.check) ?? []), name]);

/** The facts a check reads. */
export const readsOf = (check: Check): readonly string[] => [...(BY_CHECK.get(check.id) ?? []), ...(check.also ?? [])];

/** One check as the contract has it; null when none of its own facts was read, so that there is nothing to say. */
export function runCheck(check: Check, books: CaseBooks): CheckModel | null {
  const book = books[check.side];
  const reads = readsOf(check);
  const own = BY_CHECK.get(check.id) ?? reads;
  if (!own.some((name) => book.has(name))) return null;
  const present = reads.filter((name) => book.has(name));
  const base = { id: check.id, name: check.name, facts: present.slice(0, 60) };
  const judged = present.some((name) => book.unread(name) === undefined) ? check.judge(book, books) : undefined;
  if (judged) return { ...base, state: judged.state, sentence: say(`checks:${check.id}.${judged.word}`, judged.params && { ...judged.params }) };
  const unread = present.filter((name) => book.unread(name) !== undefined);
  // Rights alone are missing only where nothing else is: otherwise more rights would not decide it.
  const needsAdmin = unread.length > 0 && unread.every((name) => book.unread(name) === 'needsAdmin');
  if (needsAdmin) return { ...base, state: 'needsAdmin', sentence: say('checks:state.needsAdmin') };
  const reason = unread.map((name) => book.reason(name)).find((one) => one !== undefined && one !== '');
  return { ...base, state: 'unknown', sentence: reason === undefined ? say('checks:state.undecided') : say('checks:state.unknown', { because: showable(reason, 200) }) };
}
