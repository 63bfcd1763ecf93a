import type { Strength } from '../../preload/contract/diagnosis.ts';
import { CAUSE_IDS, CAUSES, CONSEQUENCES, type CauseId } from './causes.ts';
import type { Seen } from './evidence/seen.ts';
import { EVIDENCE, PROOF_POINTS, type EvidenceId } from './weights.ts';

/** One observation's share in a score. */
export interface Share {
  readonly evidence: EvidenceId;
  readonly points: number;
}

export interface Ranked {
  readonly id: CauseId;
  readonly score: number;
  readonly strength: Strength;
  /** Strongest first. */
  readonly for: readonly Share[];
  readonly against: readonly Share[];
}

export interface RuledOutCause {
  readonly id: CauseId;
  readonly score: number;
  /** The observation that weighs most against it. */
  readonly by: EvidenceId;
  readonly against: readonly Share[];
}

export interface Ranking {
  readonly causes: readonly Ranked[];
  readonly ruledOut: readonly RuledOutCause[];
}

const PROVEN_FROM = 60;
const STRONG_FROM = 30;
const SOME_FROM = 10;
const OUT_FROM = -30;

/**
 * Ranks the causes by what is present (catalogue D.2): score = prior + points. Proven: 60 or more and one observation of 55 or more. Once
 * one is proven, a cause without proof of its own is `some` at most. A cause without a sign of its own is not listed, whatever its prior.
 */
export function rank(evidence: readonly Pick<Seen, 'id' | 'contradicts'>[]): Ranking {
  const scored = CAUSE_IDS.map((id) => score(id, evidence));
  const out = scored.filter((one) => one.out !== undefined);
  const listed = scored.filter((one) => one.out === undefined && one.for.length > 0);
  const proven = new Set(listed.filter((one) => one.strength === 'proven').map((one) => one.id));
  const after = new Set([...proven].flatMap((id) => CONSEQUENCES[id] ?? []).filter((id) => ![...proven].some((other) => CONSEQUENCES[id]?.includes(other))));
  const causes = listed
    .map(({ id, score: points, strength, for: supports, against }) => ({ id, score: points, strength: proven.size > 0 && strength === 'strong' ? ('some' as const) : strength, for: supports, against }))
    .sort((a, b) => Number(proven.has(b.id)) - Number(proven.has(a.id)) || Number(proven.has(a.id) && after.has(a.id)) - Number(proven.has(b.id) && after.has(b.id)) || b.score - a.score || CAUSE_IDS.indexOf(a.id) - CAUSE_IDS.indexOf(b.id));
  const ruledOut = out.flatMap(({ id, score: points, against, out: by }) => (by === undefined ? [] : [{ id, score: points, by, against }])).sort((a, b) => a.score - b.score || CAUSE_IDS.indexOf(a.id) - CAUSE_IDS.indexOf(b.id));
  return { causes, ruledOut };
}

interface Scored extends Ranked {
  readonly out: EvidenceId | undefined;
}

function score(id: CauseId, evidence: readonly Pick<Seen, 'id' | 'contradicts'>[]): Scored {
  const shares = evidence.map((one) => ({ evidence: one.id, points: EVIDENCE[one.id].points[id] ?? 0 }));
  const byWeight = (a: Share, b: Share) => Math.abs(b.points) - Math.abs(a.points) || (a.evidence < b.evidence ? -1 : 1);
  const supports = shares.filter((one) => one.points > 0).sort(byWeight);
  const against = shares.filter((one) => one.points < 0).sort(byWeight);
  const total = CAUSES[id].prior + shares.reduce((sum, one) => sum + one.points, 0);
  const contradiction = evidence.find((one) => one.contradicts?.includes(id));
  const proof = (supports[0]?.points ?? 0) >= PROOF_POINTS;
  const out = total <= OUT_FROM ? (contradiction?.id ?? against[0]?.evidence) : contradiction && total < SOME_FROM && !proof ? contradiction.id : undefined;
  return { id, score: total, strength: strengthOf(total, proof), for: supports, against, out };
}

function strengthOf(total: number, proof: boolean): Strength {
  if (total >= PROVEN_FROM && proof) return 'proven';
  if (total >= STRONG_FROM) return 'strong';
  return total >= SOME_FROM ? 'some' : 'weak';
}
