import type { Fact } from '../../../preload/contract/facts.ts';

/** `machine`: read from Windows, here or by a collector. `told`: pasted or answered. */
export interface FactFilter {
  readonly text: string;
  readonly source: 'machine' | 'wire' | 'told' | 'all';
  readonly read: 'all' | 'read' | 'unread';
}

const SOURCES: Readonly<Record<FactFilter['source'], readonly Fact['source'][]>> = {
  machine: ['windows', 'host-block'], wire: ['wire'], told: ['paste', 'user'], all: ['windows', 'host-block', 'wire', 'paste', 'user'],
};

/** The facts that fit, in their order; the text is looked for in name, value and reason. */
export function filterFacts(facts: readonly Fact[], { text, source, read }: FactFilter): Fact[] {
  const wanted = text.trim().toLowerCase();
  return facts.filter((one) => SOURCES[source].includes(one.source)
    && (read === 'all' || (read === 'unread') === (one.unknown !== undefined))
    && (wanted === '' || `${one.name} ${JSON.stringify(one.value)} ${one.unknown ?? ''}`.toLowerCase().includes(wanted)));
}

/** Why a fact was not read: the word the readers begin with, and what they add. */
export function unreadReason(unknown: string): { word: 'needsAdmin' | 'missing' | 'timeLimit' | 'notRead' | 'failed' | 'notWindows' | null; detail: string } {
  const match = /^(needsAdmin|missing|timeLimit|notRead|failed|notWindows)(?::\s*|$)(.*)$/s.exec(unknown);
  const word = match?.[1] as ReturnType<typeof unreadReason>['word'] | undefined;
  return word ? { word, detail: match?.[2] ?? '' } : { word: null, detail: unknown };
}
