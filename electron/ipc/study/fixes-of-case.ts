import type { CaseFix } from '../../../preload/contract/channels.ts';
import type { FixesModel } from '../../../preload/contract/fixes.ts';
import type { Answers } from '../../diagnosis/answers.ts';
import { listFixes, type ListInput } from '../../fixes/plan/list-fixes.ts';
import type { FinishedCase } from '../engine.ts';
import { factsWith, studyKept } from './study-kept.ts';

type Row = FixesModel['fixes'][number];

/** The fixes against the causes of a finished case with these answers: the offered ones first, then by the cause's rank. Pure but for the clock. */
export function fixesOfCase(finished: FinishedCase, answers: Answers, now = new Date()): CaseFix[] {
  const { causes } = studyKept(finished, answers, {}, now);
  const found = catalogueFor(finished, answers, now).flatMap((row): { fix: CaseFix; rank: number; place: number }[] => {
    const against = causes.filter(({ id }) => row.causes.includes(id));
    const [first] = against;
    if (!first) return [];
    const { id, kind, title, sentence, minutes, who, tier, wayBack, offered, because, steps, texts, settings, side } = row;
    const fix = { id, kind, title, sentence, minutes, who, tier, wayBack, offered, because, steps, texts, settings, side, against: against.map((one) => ({ id: one.id, title: one.title })), command: commandFor(row, finished), machine: machineOf(finished) };
    const place = first.fixes.indexOf(id);
    return [{ fix, rank: causes.indexOf(first), place: place === -1 ? first.fixes.length : place }];
  });
  return found.sort((a, b) => Number(b.fix.offered) - Number(a.fix.offered) || a.rank - b.rank || a.place - b.place).map(({ fix }) => fix);
}

/** The whole catalogue, each side judged by what was read there: guards need a computer that was read. */
export function catalogueFor(finished: FinishedCase, answers: Answers, now: Date): Row[] {
  const { model, machine } = finished;
  const facts = factsWith(finished, answers, now);
  const windows = facts.filter((one) => one.source === 'windows');
  const input: ListInput = { seen: { facts, findings: model.findings, verdict: model.verdict }, target: { host: model.target.host, port: model.target.port }, now: now.getTime() };
  if (machine.kind === 'practice') return listFixes({ ...input, windows, machine: `practice:${machine.name}` }).fixes;
  const unread = listFixes(input).fixes;
  if (windows.length === 0) return unread;
  const own = answers['scope.where'] === 'host' ? 'host' : 'client';
  const read = new Map(listFixes({ ...input, windows }).fixes.map((row) => [row.id, row]));
  return unread.map((row) => (row.side === own ? (read.get(row.id) ?? row) : row));
}

/** The machine that the app can read and change for this case. */
export function machineOf({ machine }: FinishedCase): string | null {
  return machine.kind === 'practice' ? `practice:${machine.name}` : machine.kind === 'thisPc' ? 'this' : null;
}

/** How the command line plans it, where it can: on a practice host, for what the app can do itself. A required setting stands there as a name to replace. */
function commandFor({ id, kind, offered, settings }: Row, { machine }: FinishedCase): string | null {
  if (machine.kind !== 'practice' || kind !== 'automatic' || !offered) return null;
  const set = settings.filter((one) => one.required).map(({ name }) => ` --set ${name}=${name.toUpperCase()}`);
  return `rdp-doctor plan ${id} --machine practice:${machine.name}${set.join('')}`;
}
