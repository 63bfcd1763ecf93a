/** What a spreadsheet would take for a formula, also in full-width form or behind spaces; a number is none. */
const FORMULA = /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** One cell of CSV (RFC 4180). A text that a spreadsheet would run gets an apostrophe before it; null is an empty cell. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const safe = FORMULA.test(text) && !(typeof value === 'number' && NUMBER.test(text)) ? `'${text}` : text;
  return /[",\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
