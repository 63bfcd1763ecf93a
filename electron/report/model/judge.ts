import type { DiagnosisDocument } from '../../../preload/contract/diagnosis.ts';
import { CAUSE_IDS, type CauseId } from '../../diagnosis/causes.ts';
import type { Report } from './report.ts';

type Cause = DiagnosisDocument['causes'][number];

/** More than these are a list, and nobody acts on a list. */
const MAX_CAUSES = 3;

/** Where it stands: `fixed` needs a second check that finds nothing wrong. */
export type Standing = 'fixed' | 'changed' | 'healthy' | 'broken' | 'unknown';

export function standingOf({ before, after }: Report): Standing {
  const now = after.document.verdict.code;
  const was = before?.document.verdict.code ?? null;
  if (now === 'HEALTHY') return was !== null && was !== 'HEALTHY' ? 'fixed' : 'healthy';
  if (now === 'UNKNOWN' || now === 'CANCELLED' || after.document.cancelled) return 'unknown';
  return was !== null && was !== now ? 'changed' : 'broken';
}

/** The check that shows the fault: the one before where it is fixed now. */
export function faultyCase(report: Report): DiagnosisDocument {
  return standingOf(report) === 'fixed' && report.before ? report.before.document : report.after.document;
}

/**
 * The causes this report is about: the one whose fix was kept, else the likeliest; with it what is proven as well. Weak ones are guesses,
 * and nothing is promised against a guess.
 */
export function leadCauses(report: Report): (Cause & { id: CauseId })[] {
  const likely = faultyCase(report).causes.filter((one): one is Cause & { id: CauseId } => (CAUSE_IDS as readonly string[]).includes(one.id) && one.strength !== 'weak');
  const kept = new Set(report.done.filter((one) => one.state === 'kept' || one.state === 'applied').map((one) => one.fix));
  const cured = likely.filter((one) => one.strength !== 'some' && one.fixes.some((fix) => kept.has(fix)));
  const lead = cured[0] ?? likely[0];
  if (!lead) return [];
  return [lead, ...likely.filter((one) => one !== lead && one.strength === 'proven')].slice(0, MAX_CAUSES);
}

/** What a fact says at an address, else anywhere. */
export function factOf(document: DiagnosisDocument, name: string): unknown {
  const own = document.facts.filter((one) => one.name === name);
  return (own.find((one) => one.address !== undefined && one.address === document.verdict.address) ?? own[0])?.value;
}
