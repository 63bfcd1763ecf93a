import type { Fact } from '../../../preload/contract/facts.ts';
import type { FinishedCase } from '../engine.ts';

/** The newest finished case, in memory only, so that it can be judged again without a new run. */
export interface KeptCase {
  /** Forgets the case before. */
  begin(runId: string): void;
  keep(runId: string, finished: FinishedCase): void;
  /** Null when that run is not the one that is kept. */
  read(runId: string): FinishedCase | null;
  /** Puts facts in: they take the place of those with the same name and source. Null as above. */
  add(runId: string, facts: readonly Fact[]): FinishedCase | null;
}

export function keptCase(): KeptCase {
  let current: { runId: string; finished: FinishedCase | null } | null = null;
  const read = (runId: string) => (current?.runId === runId ? current.finished : null);
  return {
    begin(runId) {
      current = { runId, finished: null };
    },
    keep(runId, finished) {
      if (current?.runId === runId) current = { runId, finished };
    },
    read,
    add(runId, facts) {
      const finished = read(runId);
      if (!finished) return null;
      const fresh = new Set(facts.map(keyOf));
      const all = [...finished.model.facts.filter((one) => !fresh.has(keyOf(one))), ...facts];
      const next = { ...finished, model: { ...finished.model, facts: all } };
      current = { runId, finished: next };
      return next;
    },
  };
}

const keyOf = ({ name, source, address }: Fact): string => `${source} ${name} ${address ?? ''}`;
