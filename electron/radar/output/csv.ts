import type { RadarRow } from '../../../preload/contract/radar.ts';
import { csvCell } from '../../files/csv-cell.ts';

/** The columns, in the order of the row's fields. */
const COLUMNS = ['host', 'port', 'verdict', 'notAfter', 'daysLeft', 'issuer', 'sha1', 'computerName', 'osVersion', 'ms'] as const;

/** The mark tells Excel that the file is UTF-8. */
export const CSV_HEAD = `\ufeff${COLUMNS.join(',')}\r\n`;

/** One line of CSV (RFC 4180). A text that a spreadsheet would run gets an apostrophe before it. */
export function csvLine(row: RadarRow): string {
  return `${COLUMNS.map((name) => csvCell(row[name])).join(',')}\r\n`;
}
