import { VERDICT_CODES } from '../../../preload/contract/verdict-codes.ts';
import type { LabCase } from '../cases/case.ts';

/** Verdict codes that no case produces: the table is complete when this is empty. */
export function uncovered(cases: readonly LabCase[]): string[] {
  const produced = new Set<string>(cases.map((one) => one.expect.verdict));
  const lacking: string[] = VERDICT_CODES.filter((code) => !produced.has(code));
  if (![...produced].some((code) => /^TLS_ALERT_[A-Z]+_[A-Z]/.test(code))) lacking.push('TLS_ALERT_<NAME>');
  if (![...produced].some((code) => /^TLS_ALERT_UNKNOWN_\d+$/.test(code))) lacking.push('TLS_ALERT_UNKNOWN_<n>');
  return lacking;
}

/** Names that two cases share. */
export function repeatedNames(cases: readonly LabCase[]): string[] {
  const names = cases.map((one) => one.name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
