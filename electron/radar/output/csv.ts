import type { RadarRow } from '../../../preload/contract/radar.ts';

/** The columns, in the order of the row's fields. */
const COLUMNS = ['host', 'port', 'verdict', 'notAfter', 'daysLeft', 'issuer', 'sha1', 'computerName', 'osVersion', 'ms'] as const;

/** What a spreadsheet would take for a formula, also in full-width form or behind spaces; a number is none. */
const FORMULA = /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** The mark tells Excel that the file is UTF-8. */
export const CSV_HEAD = `\ufeff${COLUMNS.join(',')}\r\n`;

/** One line of CSV (RFC 4180). A text that a spreadsheet would run gets an apostrophe before it. */
export function csvLine(row: RadarRow): string {
  return `${COLUMNS.map((name) => cell(row[name])).join(',')}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const safe = FORMULA.test(text) && !(typeof value === 'number' && NUMBER.test(text)) ? `'${text}` : text;
  return /[",\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
