import { csvCell } from '../../files/csv-cell.ts';
import { preventionOf } from '../prevention.ts';
import { ticketLines } from '../ticket.ts';
import { timelineOf } from '../timeline.ts';
import { oneLine, type View } from '../view.ts';

const COLUMNS = ['part', 'id', 'state', 'address', 'ms', 'at', 'text'] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

/** Everything in one table, a row a thing: `part` says what (case, stage, finding, check, cause, ruledOut, fact, done, timeline, note, ticket, prevention). */
export function renderCsv(view: View): string {
  const rows = rowsOf(view).map((row) => COLUMNS.map((name) => csvCell(clean(row[name] ?? null))).join(','));
  // The mark tells Excel that the file is UTF-8.
  return `\ufeff${COLUMNS.join(',')}\r\n${rows.map((row) => `${row}\r\n`).join('')}`;
}

function clean(value: string | number | null): string | number | null {
  return typeof value === 'string' ? oneLine(value, 4000) : value;
}

function rowsOf(view: View): Row[] {
  const { report, say } = view;
  const parts = [...(report.before ? [{ name: 'before.', document: report.before.document }] : []), { name: '', document: report.after.document }];
  return [
    ...parts.flatMap(({ name, document }): Row[] => [
      { part: `${name}case`, id: document.verdict.code, state: document.verdict.stage, address: document.target.host, ms: document.durationMs, at: document.startedAt, text: say(document.verdict.sentence) },
      ...document.stages.map((one) => ({ part: `${name}stage`, id: one.stage, state: one.state, address: one.address, ms: one.ms, text: one.detail === undefined ? null : say(one.detail) })),
      ...document.findings.map((one) => ({ part: `${name}finding`, id: one.code, state: one.state, address: one.address ?? null, text: say(one.sentence) })),
      ...document.checks.map((one) => ({ part: `${name}check`, id: `${one.id} ${one.name}`, state: one.state, text: say(one.sentence) })),
      ...document.causes.map((one) => ({ part: `${name}cause`, id: one.id, state: one.strength, text: say(one.title) })),
      ...document.ruledOut.map((one) => ({ part: `${name}ruledOut`, id: one.id, text: say(one.because) })),
      ...document.facts.map((one) => ({ part: `${name}fact`, id: one.name, state: one.source, address: one.address ?? null, at: one.at, text: typeof one.value === 'object' ? JSON.stringify(one.value) : String(one.value) })),
    ]),
    ...report.done.map((one): Row => ({ part: 'done', id: `${one.id} ${one.fix}`, state: one.state, at: one.at, text: one.operations.map((op) => `${op.primitive} ${op.target}`).join('; ') })),
    ...timelineOf(view).map((one): Row => ({ part: 'timeline', id: one.kind, at: one.at, text: one.sentence })),
    ...report.notes.map((one): Row => ({ part: 'note', at: one.at, text: one.text })),
    ...Object.entries(report.answers).map(([id, state]): Row => ({ part: 'answer', id, state })),
    ...Object.entries(ticketLines(view)).map(([id, text]): Row => ({ part: 'ticket', id, text })),
    ...preventionOf(view).map((text): Row => ({ part: 'prevention', text })),
  ];
}
