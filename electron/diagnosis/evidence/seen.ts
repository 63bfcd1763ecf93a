import type { EvidenceId } from '../weights.ts';
import type { CauseId } from '../causes.ts';

/** One observation of the table that is so in this case, and the facts it rests on; the first one is the one to show. */
export interface Seen {
  readonly id: EvidenceId;
  readonly facts: readonly string[];
  readonly params?: Readonly<Record<string, string | number>>;
  /** Causes that this observation contradicts by its meaning, whatever its points. */
  readonly contradicts?: readonly CauseId[];
}

export function seen(id: EvidenceId, facts: readonly string[], params?: Record<string, string | number>): Seen {
  return params ? { id, facts, params } : { id, facts };
}

/** What a reader of evidence gives for one question: the observation, or nothing. */
export type Sightings = readonly (Seen | false | undefined)[];
