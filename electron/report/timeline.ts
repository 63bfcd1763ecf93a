import type { TimelineRow } from '../../preload/contract/report.ts';
import { timeOf } from './model/report.ts';
import type { View } from './view.ts';

/** More are not read by anybody; the newest stay. */
const MAX_ROWS = 300;

/** Everything with a time, the oldest first: attempts of the client, checks, changes, notes, the call. */
export function timelineOf(view: View): TimelineRow[] {
  const { report, t, say, tell } = view;
  const rows: Omit<TimelineRow, 'local'>[] = [];
  for (const part of [report.before, report.after]) {
    if (!part) continue;
    const { startedAt, verdict, facts } = part.document;
    rows.push({ at: startedAt, kind: 'probe', sentence: t('timeline.probe', { code: verdict.code, sentence: say(verdict.sentence) }) });
    rows.push(...facts.filter((one) => one.name === 'client.attempts').flatMap((one) => (Array.isArray(one.value) ? one.value : [])).flatMap((attempt) => attemptRow(attempt, view)));
  }
  for (const step of report.done) rows.push({ at: step.at, kind: 'fix', sentence: t('timeline.fix', { title: fixTitle(step.fix, view), state: t(`step.${step.state}`), id: say(step.id) }) });
  for (const note of report.notes) rows.push({ at: note.at, kind: 'note', sentence: say(note.text) });
  if (report.timer) rows.push({ at: report.timer.startedAt, kind: 'call', sentence: t('timeline.call') });
  const seen = new Set<string>();
  const once = rows.filter((row) => !seen.has(`${row.at} ${row.sentence}`) && seen.add(`${row.at} ${row.sentence}`));
  return once.sort((a, b) => timeOf(a.at) - timeOf(b.at)).slice(-MAX_ROWS).map((row) => ({ ...row, at: row.at.slice(0, 40), local: view.local(row.at), sentence: row.sentence || tell('report:page.none') }));
}

function attemptRow(attempt: unknown, { t }: View): Omit<TimelineRow, 'local'>[] {
  if (typeof attempt !== 'object' || attempt === null) return [];
  const { at, connected, reason } = attempt as Record<string, unknown>;
  if (typeof at !== 'string') return [];
  const code = typeof reason === 'number' ? `0x${reason.toString(16)}` : '–';
  return [{ at, kind: 'attempt', sentence: connected === true ? t('timeline.attemptWorked') : t('timeline.attemptFailed', { code }) }];
}

/** The fix's name; its id where this version does not know it. */
export function fixTitle(fix: string, { tell, say }: View): string {
  const title = /^[a-z0-9-]{1,60}$/.test(fix) ? tell(`fixes:fix.${fix}.title`) : fix;
  return title === `fix.${fix}.title` || title === `fixes:fix.${fix}.title` ? say(fix) : say(title);
}
