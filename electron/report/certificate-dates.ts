import { factOf } from './model/judge.ts';
import type { DiagnosisDocument } from '../../preload/contract/diagnosis.ts';

/** From when until when the certificate is good and when it was looked at, ms since 1970; null where it was not read. */
export function certificateDates(document: DiagnosisDocument): { from: number; to: number; at: number } | null {
  const [from, to] = ['certificate.notBefore', 'certificate.notAfter'].map((name) => timeIn(factOf(document, name)));
  const at = Date.parse(document.startedAt);
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to) || Number.isNaN(at) || to <= from) return null;
  return { from, to, at };
}

function timeIn(value: unknown): number {
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}
