import canonicalize from 'canonicalize';
import type { Fact } from '../../../preload/contract/facts.ts';
import { STAGES } from '../../../preload/contract/words.ts';
import type { SeenVerdict } from '../journal/events.ts';

export type Judgement = 'better' | 'noBetter' | 'worse' | 'notAsPlanned';

export interface ProofInput {
  readonly before: SeenVerdict;
  readonly after: SeenVerdict;
  /** Whether the plan asks for a probe; without one the machine's own readings decide. */
  readonly probe: boolean;
  /** Every thing reads as it was planned to. */
  readonly asPlanned: boolean;
  /** Any thing reads other than before, or any fact of the plan's proof does. */
  readonly changed: boolean;
}

const WELL = STAGES.length;

/** How far up the ladder a verdict lets a connection go; null where it does not say. */
function reach({ code, stage }: SeenVerdict): number | null {
  if (code === 'HEALTHY') return WELL;
  const at = STAGES.findIndex((one) => one === stage);
  return at === -1 ? null : at;
}

/**
 * Whether a change helped. What the far end answers is never enough: the machine's own readings must be what was planned and other than
 * before; only then the probe counts, and it must be well, or fail at a strictly later stage.
 */
export function judgeProof({ before, after, probe, asPlanned, changed }: ProofInput): Judgement {
  if (!asPlanned) return 'notAsPlanned';
  const [from, to] = [reach(before), reach(after)];
  if (probe && from !== null && to !== null && to < from) return 'worse';
  if (probe && from === WELL && to === null) return 'worse';
  if (!changed) return 'noBetter';
  if (!probe || to === WELL) return 'better';
  return from !== null && to !== null && to > from ? 'better' : 'noBetter';
}

/** The values of the proof's facts, by name, as Windows gave them: what the far end says about itself is no proof of a change. */
export function proofValues(facts: readonly Fact[], names: readonly string[]): Record<string, unknown> {
  const own = facts.filter((one) => one.source === 'windows' && names.includes(one.name));
  return Object.fromEntries(own.map((one) => [one.name, one.value]));
}

export function factsDiffer(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): boolean {
  return canonicalize(before) !== canonicalize(after);
}
