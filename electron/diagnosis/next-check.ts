import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import { say } from '../locale/say.ts';
import type { Rights } from './case-books.ts';
import { CAUSES, type CauseId } from './causes.ts';
import type { Ranked } from './rank.ts';
import { EVIDENCE, PROOF_POINTS, type EvidenceId } from './weights.ts';

type NextCheck = NonNullable<DiagnosisModel['nextCheck']>;

/** A check that could be made: what it may show, what it costs, what it needs. */
interface Candidate {
  /** A check id of the catalogue, or a question to the technician (`ask-…`). */
  readonly id: string;
  readonly costMinutes: number;
  readonly needs: NextCheck['needs'];
  /** Each outcome, as the evidence it would bring. */
  readonly outcomes: readonly EvidenceId[];
  /** The answer that tells it was asked already. */
  readonly answer?: string;
  /** Parts one side from the other whatever is suspected so far: an outcome for a new suspect is as good as any. */
  readonly wide?: true;
  /** About what comes after TLS: pointless while the connection does not get that far. */
  readonly afterTls?: true;
  /** Worth asking only where something already speaks for this cause. */
  readonly suspect?: CauseId;
}

export const CANDIDATES: readonly Candidate[] = [
  { id: 'ask-other-clients', costMinutes: 0.5, needs: 'nothing', outcomes: ['only-this-client', 'other-clients-fail'], answer: 'scope.otherClients', wide: true },
  { id: 'ask-other-hosts', costMinutes: 0.5, needs: 'nothing', outcomes: ['only-this-host', 'other-hosts-fail'], answer: 'scope.otherHosts', wide: true },
  { id: 'ask-direct-path', costMinutes: 1, needs: 'nothing', outcomes: ['only-via-tunnel', 'direct-fails-too'], answer: 'scope.directPath' },
  { id: 'ask-by-address', costMinutes: 1, needs: 'nothing', outcomes: ['ip-works-name-fails', 'ip-fails-too'], answer: 'scope.byAddress' },
  { id: 'ask-breaks', costMinutes: 0.5, needs: 'nothing', outcomes: ['drops-after-sign-in', 'drops-before-sign-in'], answer: 'scope.breaks', afterTls: true },
  { id: 'ask-target-system', costMinutes: 0.5, needs: 'nothing', outcomes: ['target-not-windows', 'told-windows', 'says-windows', 'host-runs-windows'], answer: 'scope.targetSystem', suspect: 'third-party-server' },
  { id: 'ask-oracle-message', costMinutes: 0.5, needs: 'nothing', outcomes: ['oracle-message'], answer: 'scope.oracleMessage', afterTls: true },
  { id: 'ask-av-off', costMinutes: 5, needs: 'nothing', outcomes: ['av-off-helps', 'av-off-no-change'], answer: 'scope.avOffTest' },
  { id: 'ask-tcp-only', costMinutes: 3, needs: 'nothing', outcomes: ['tcp-only-helps', 'tcp-only-no-change'], answer: 'scope.tcpOnly', afterTls: true },
  { id: 'ask-credential', costMinutes: 2, needs: 'nothing', outcomes: ['credential-cleared-helps'], answer: 'scope.credentialCleared', afterTls: true },
  { id: 'c03', costMinutes: 0.5, needs: 'nothing', outcomes: ['client-tls-stage', 'client-no-licence', 'client-dns-failed', 'udp-drop-after-logon'] },
  { id: 'c05', costMinutes: 0.5, needs: 'nothing', outcomes: ['hosts-entry'] },
  { id: 'c07', costMinutes: 1, needs: 'nothing', outcomes: ['client-rule-blocks', 'client-outbound-blocked', 'client-outbound-allowed'] },
  { id: 'c08', costMinutes: 0.5, needs: 'nothing', outcomes: ['av-present', 'no-protection-product'] },
  { id: 'c09', costMinutes: 0.5, needs: 'nothing', outcomes: ['client-tls12-off'] },
  { id: 'c12', costMinutes: 0.5, needs: 'nothing', outcomes: ['saved-credential', 'no-saved-credential'], afterTls: true },
  { id: 'n05', costMinutes: 0.5, needs: 'nothing', outcomes: ['intermittent', 'throttled', 'stable-series', 'loss'] },
  { id: 'h02', costMinutes: 2, needs: 'host access', outcomes: ['rdp-denied', 'rdp-allowed'] },
  { id: 'h03', costMinutes: 2, needs: 'host access', outcomes: ['termservice-stopped', 'crypto-service-disabled', 'crypto-services-ok'] },
  { id: 'h04', costMinutes: 2, needs: 'host access', outcomes: ['listener-none', 'port-taken', 'port-moved', 'listener-ok'] },
  { id: 'h05', costMinutes: 2, needs: 'host access', outcomes: ['loopback-fails-tls', 'loopback-ok'], answer: 'scope.loopbackTest' },
  { id: 'h06', costMinutes: 2, needs: 'host access', outcomes: ['fw-rules-off', 'fw-block-rule', 'fw-rules-ok'] },
  { id: 'h08', costMinutes: 2, needs: 'host access', outcomes: ['pin-invalid', 'no-pin', 'pin-good'] },
  { id: 'h09', costMinutes: 2, needs: 'host access', outcomes: ['store-no-certificate', 'store-cert-expired', 'store-certificate-good'] },
  { id: 'h10', costMinutes: 2, needs: 'host access', outcomes: ['key-acl-bad', 'key-acl-ok'] },
  { id: 'h13', costMinutes: 2, needs: 'host access', outcomes: ['security-out-of-range', 'security-rdp-only', 'security-ok'] },
  { id: 'h14', costMinutes: 2, needs: 'host access', outcomes: ['tls12-off', 'tls12-on'] },
  { id: 'h15', costMinutes: 2, needs: 'host access', outcomes: ['cipher-policy-bad', 'cipher-policy-ok'] },
  { id: 'h16', costMinutes: 3, needs: 'host access', outcomes: ['event-renewal-failed', 'event-pin'] },
  { id: 'h17', costMinutes: 3, needs: 'host access', outcomes: ['event-key-unreadable', 'event-no-common-cipher', 'event-protocol-policy'] },
  { id: 'h18', costMinutes: 3, needs: 'host access', outcomes: ['event-never-arrived', 'event-accepted-then-error', 'event-authenticated'] },
  { id: 'h21', costMinutes: 3, needs: 'host access', outcomes: ['limit-reached', 'limits-ok'] },
  { id: 'h22', costMinutes: 3, needs: 'host access', outcomes: ['right-missing', 'right-denied', 'right-ok'], afterTls: true },
  { id: 'h23', costMinutes: 3, needs: 'host access', outcomes: ['licensing-grace-over', 'remote-admin-mode'], afterTls: true },
  { id: 'h26', costMinutes: 3, needs: 'host access', outcomes: ['no-rds-role'] },
  { id: 'h27', costMinutes: 3, needs: 'host access', outcomes: ['termsrv-modified', 'termsrv-genuine'] },
  { id: 'h30', costMinutes: 3, needs: 'host access', outcomes: ['flood-seen', 'flood-quiet'] },
];

export interface NextCheckInput {
  readonly causes: readonly Ranked[];
  readonly seen: ReadonlySet<EvidenceId>;
  /** Checks that came to a result, by id. */
  readonly run: ReadonlySet<string>;
  /** Questions that were answered, by fact name; `unknown` is an answer. */
  readonly answered: ReadonlySet<string>;
  /** Ids that the technician cannot do. */
  readonly skipped?: ReadonlySet<string>;
  readonly rights: Rights;
}

/** How many of the top causes are worth splitting: a few behind a strong one, more while nobody leads. */
const BEHIND_STRONG = 4;
const WITHOUT_LEADER = 9;
/** Parting the leader from the next counts in full; parting those behind it from one another, little. */
const OTHERS = 0.1;
/** No single check overtakes a leader that is further ahead. */
const OVERTAKES = 90;
/** More than this between two causes decides anyway. */
const ENOUGH = 60;
/** The least difference worth a minute. */
const WORTH = 8;

/** An outcome that speaks first of all for a cause nobody suspects is not likely to come; its points count that much less. */
const UNLIKELY = 0.25;
const WIDE = 0.7;

function likelihood(id: EvidenceId, top: ReadonlySet<CauseId>): number {
  const supported = (Object.entries(EVIDENCE[id].points) as [CauseId, number][]).filter(([, points]) => points > 0).sort((a, b) => b[1] - a[1])[0];
  return supported === undefined || top.has(supported[0]) ? 1 : UNLIKELY;
}

/** What a check could show would part two causes by so many points; alone, one cause is parted from "none of them". */
function parts(candidate: Candidate, top: ReadonlySet<CauseId>, one: CauseId, other: CauseId | undefined): number {
  const differences = candidate.outcomes.map((id) => (candidate.wide ? WIDE : likelihood(id, top)) * Math.abs((EVIDENCE[id].points[one] ?? 0) - (other === undefined ? 0 : (EVIDENCE[id].points[other] ?? 0))));
  return Math.min(ENOUGH, Math.max(0, ...differences));
}

/** With the others far behind only proof is still worth something; a cause that nobody rivals can also be refuted. */
function alone(candidate: Candidate, rivalsBehind: boolean, top: ReadonlySet<CauseId>, one: CauseId): number {
  return rivalsBehind ? Math.max(0, ...candidate.outcomes.map((id) => EVIDENCE[id].points[one] ?? 0).filter((points) => points >= PROOF_POINTS)) : parts(candidate, top, one, undefined);
}

interface Worth {
  readonly candidate: Candidate;
  readonly value: number;
  readonly splits: readonly CauseId[];
}

/** Every check worth making now, best first: what it parts among the top causes, for its minutes and the rights it needs. */
export function worthwhileChecks(input: NextCheckInput): Worth[] {
  const leader = input.causes[0];
  const top = input.causes.slice(0, leader?.strength === 'strong' ? BEHIND_STRONG : WITHOUT_LEADER).filter((one) => leader !== undefined && leader.score - one.score <= OVERTAKES);
  if (top.length === 0 || top.some((one) => one.strength === 'proven')) return [];
  const suspects = new Set(top.map((one) => one.id));
  return CANDIDATES.filter((one) => isOpen(one, input)).flatMap((candidate) => {
    const pairs = top.flatMap((one, i) => (top.length === 1 ? [{ ids: [one.id], gain: alone(candidate, input.causes.length > 1, suspects, one.id), weight: 1 }]
      : top.slice(i + 1).map((other, j) => ({ ids: [one.id, other.id], gain: parts(candidate, suspects, one.id, other.id), weight: i === 0 ? 1 / (1 + j) : OTHERS }))));
    const best = pairs.filter((one) => one.gain >= WORTH).sort((a, b) => b.gain * b.weight - a.gain * a.weight)[0];
    if (!best) return [];
    const gain = pairs.reduce((sum, one) => sum + one.gain * one.weight, 0);
    return [{ candidate, value: gain / price(candidate, input.rights), splits: best.ids }];
  }).sort((a, b) => b.value - a.value || (a.candidate.id < b.candidate.id ? -1 : 1));
}

/** The connection was tried and ended before TLS was up. */
const NOT_THAT_FAR: readonly EvidenceId[] = ['tcp-ok', 'dns-fail', 'tcp-refused', 'tcp-timeout', 'tcp-unreachable', 'tcp-locally-blocked'];
/** Points of one observation that make a cause a suspect. */
const SUSPICION = 10;

function isOpen(candidate: Candidate, { run, answered, skipped, seen, rights, causes }: NextCheckInput): boolean {
  if (run.has(candidate.id) || skipped?.has(candidate.id) === true || (candidate.answer !== undefined && answered.has(candidate.answer))) return false;
  if (candidate.outcomes.some((id) => seen.has(id)) && !candidate.id.startsWith('c03')) return false;
  if (candidate.needs === 'host access' && (rights.hostAccess === false || seen.has('target-not-windows'))) return false;
  if (candidate.afterTls && NOT_THAT_FAR.some((id) => seen.has(id)) && !seen.has('tls-ok')) return false;
  // From here the handshake works: what it does on the host itself says nothing more.
  if (candidate.id === 'h05' && seen.has('tls-ok')) return false;
  if (candidate.suspect !== undefined && !causes.some((one) => one.id === candidate.suspect && (one.for[0]?.points ?? 0) >= SUSPICION)) return false;
  // Paths through a product or a profile are asked about only where one of them is on the list at all.
  return candidate.outcomes.some((id) => causes.some((cause) => EVIDENCE[id].points[cause.id] !== undefined));
}

function price(candidate: Candidate, rights: Rights): number {
  const access = candidate.needs !== 'host access' ? 1 : rights.hostAccess === true ? 1.2 : 2;
  return (candidate.costMinutes + 1) * access;
}

/** The one check that parts the top causes most for what it costs; null when a cause is proven or nothing would part them. */
export function nextCheck(input: NextCheckInput): NextCheck | null {
  const best = worthwhileChecks(input)[0];
  if (!best) return null;
  const { id, costMinutes, needs } = best.candidate;
  return { id, sentence: say(`checks:next.${id}`), splits: [...best.splits].filter((cause) => Object.hasOwn(CAUSES, cause)), costMinutes, needs };
}
