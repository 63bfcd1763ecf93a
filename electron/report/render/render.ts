import type { ReportFormat } from '../../../preload/contract/report.ts';
import type { View } from '../view.ts';
import { renderCsv } from './csv.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import { renderSarif } from './sarif.ts';
import { renderTicket } from './ticket.ts';

/** Every form a report can take. They know of no secrets: a redacted report is redacted before it comes here. */
export const RENDER: Readonly<Record<ReportFormat, (view: View) => string>> = {
  ticket: renderTicket, markdown: renderMarkdown, html: renderHtml, json: renderJson, csv: renderCsv, sarif: renderSarif, junit: renderJunit,
};
