import type { ReportDocument } from '../../../preload/contract/report.ts';
import { safeJson } from '../../locale/clean-text.ts';
import { preventionOf } from '../prevention.ts';
import { ticketLines } from '../ticket.ts';
import { timelineOf } from '../timeline.ts';
import type { View } from '../view.ts';

/** `rdp-doctor/report@1`: the case's own fields, unknown ones included, and what was done. */
function reportJson(view: View): ReportDocument {
  const { report, lang } = view;
  const { done, answers, notes, timer } = report;
  return {
    ...report.after.raw, ...(report.reader === 'internal' ? {} : report.after.document),
    schema: 'rdp-doctor/report@1',
    report: { madeAt: report.madeAt, reader: report.reader, lang },
    before: report.before && { ...report.before.raw, schema: 'rdp-doctor/diagnosis@1' },
    done: [...done], answers: { ...answers }, notes: [...notes], timer, timeline: timelineOf(view),
    texts: { ticket: ticketLines(view), prevention: preventionOf(view) },
  } as ReportDocument;
}

export function renderJson(view: View): string {
  return `${safeJson(reportJson(view), 2)}\n`;
}
