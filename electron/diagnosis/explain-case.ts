import type { CheckModel, DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import type { EndState } from '../../preload/contract/stages.ts';
import type { Message } from '../../preload/contract/text.ts';
import { say } from '../locale/say.ts';
import { ANSWER_NAMES } from './answers.ts';
import { openBooks, type CaseBooks, type CaseInput } from './case-books.ts';
import { CAUSES, type CauseId } from './causes.ts';
import { runChecks } from './checks/registry.ts';
import { collectEvidence } from './evidence/collect.ts';
import type { Seen } from './evidence/seen.ts';
import { nextCheck, type NextCheckInput } from './next-check.ts';
import { rank, type Ranked, type Ranking, type Share } from './rank.ts';
import type { EvidenceId } from './weights.ts';

type CauseModel = DiagnosisModel['causes'][number];
type RuledOutModel = DiagnosisModel['ruledOut'][number];

export interface CaseJudgement {
  readonly checks: CheckModel[];
  readonly causes: CauseModel[];
  readonly ruledOut: RuledOutModel[];
  readonly nextCheck: DiagnosisModel['nextCheck'];
}

/** A judged case with what it was judged by, for the guide and the advice checker. */
export interface StudiedCase {
  readonly judgement: CaseJudgement;
  readonly ranking: Ranking;
  readonly evidence: ReadonlyMap<EvidenceId, Seen>;
  readonly books: CaseBooks;
  readonly open: NextCheckInput;
}

/** Judges a case: checks, ranked causes, what is ruled out, the best next check. Pure; the same facts in any order give the same answer. */
export function judgeCase(input: CaseInput): CaseJudgement {
  return studyCase(input).judgement;
}

/** `skipped`: checks and questions that the technician cannot do, by id. */
export function studyCase(input: CaseInput, skipped: ReadonlySet<string> = new Set()): StudiedCase {
  const books = openBooks(input);
  const seen = collectEvidence(books);
  const evidence = new Map(seen.map((one) => [one.id, one]));
  const ranking = rank(seen);
  const checks = merge(input.checks ?? [], runChecks(books));
  const answered = new Set<string>(ANSWER_NAMES.filter((name) => books.user.unread(name) === undefined));
  const run = new Set(checks.filter((one) => !UNFINISHED.has(one.state)).map((one) => one.id));
  const access = books.user.text('scope.hostAccess');
  const rights = input.rights ?? { admin: false, hostAccess: access === 'yes' ? true : access === 'no' ? false : undefined };
  const open: NextCheckInput = { causes: ranking.causes, seen: new Set(evidence.keys()), run, answered, skipped, rights };
  const judgement: CaseJudgement = {
    checks,
    causes: ranking.causes.map((one) => toCause(one, evidence)),
    ruledOut: ranking.ruledOut.map(({ id, by, against }) => ({ id, title: title(id), because: because(id, by, evidence), facts: factsOf([by, ...against.map((share) => share.evidence)], evidence) })),
    nextCheck: nextCheck(open),
  };
  return { judgement, ranking, evidence, books, open };
}

const UNFINISHED = new Set<EndState>(['unknown', 'needsAdmin', 'timedOut', 'cancelled', 'blocked', 'skipped']);
const WORST: readonly EndState[] = ['fail', 'warn', 'timedOut', 'cancelled', 'unknown', 'needsAdmin', 'pass', 'blocked', 'skipped', 'notApplicable'];

const rankOf = (state: EndState): number => WORST.indexOf(state) + (UNFINISHED.has(state) ? WORST.length : 0);

/** One row for each id: where the probe and Windows looked at the same thing, the worse state stays with the facts of both. */
function merge(probe: readonly CheckModel[], own: readonly CheckModel[]): CheckModel[] {
  const rows = new Map(probe.map((one) => [one.id, one]));
  for (const one of own) {
    const other = rows.get(one.id);
    // What one of the two measured is not undone by the other's not being read.
    const worse = other && rankOf(other.state) <= rankOf(one.state) ? other : one;
    rows.set(one.id, other ? { ...worse, facts: [...new Set([...other.facts, ...one.facts])].slice(0, 60) } : one);
  }
  return [...rows.values()];
}

const title = (id: CauseId): Message => say(`causes:title.${id}`);

function sentenceOf(id: EvidenceId, evidence: ReadonlyMap<EvidenceId, Seen>): Message {
  const params = evidence.get(id)?.params;
  return say(`causes:evidence.${id}`, params && Object.keys(params).length > 0 ? { ...params } : undefined);
}

function toCause({ id, strength, for: supports, against }: Ranked, evidence: ReadonlyMap<EvidenceId, Seen>): CauseModel {
  const list = (shares: readonly Share[]) => shares.map((one) => ({ fact: evidence.get(one.evidence)?.facts[0] ?? '', sentence: sentenceOf(one.evidence, evidence) }));
  return { id, strength, title: title(id), for: list(supports), against: list(against), fixes: [...CAUSES[id].fixes] };
}

/** Where the observation alone does not say why it contradicts the cause, a sentence of the pair does. */
const PAIRS: ReadonlySet<string> = new Set([
  'licensing code-0x904', 'fw-host code-0x904', 'fw-client code-0x904', 'rdp-disabled code-0x904', 'fw-host tcp-ok', 'rdp-disabled rdp-answered', 'listener rdp-answered', 'host-key-acl tls-ok',
  'host-cert-missing tls-ok', 'licensing remote-admin-mode', 'host-key-acl target-not-windows', 'machinekeys-store target-not-windows', 'crypto-services tls-ok', 'tls-protocol tls-ok', 'tls-cipher tls-ok',
]);

function because(id: CauseId, by: EvidenceId, evidence: ReadonlyMap<EvidenceId, Seen>): Message {
  return PAIRS.has(`${id} ${by}`) ? say(`causes:because.${id}.${by}`) : sentenceOf(by, evidence);
}

function factsOf(ids: readonly EvidenceId[], evidence: ReadonlyMap<EvidenceId, Seen>): string[] {
  return [...new Set(ids.flatMap((id) => evidence.get(id)?.facts ?? []))].slice(0, 60);
}
