import type { DiagnosisDocument } from '../../../preload/contract/diagnosis.ts';
import { STAGES } from '../../../preload/contract/words.ts';
import type { Expectation, FactExpectation } from '../cases/case.ts';

const BUDGET_MS = { quick: 12_000, deep: 30_000 } as const;
/** A timer's grain and the last destroy behind a budget, ms. */
const GRACE_MS = 3000;

/** The exit code a verdict must have (contract §1). */
export function expectedExit(expect: Expectation): number {
  if (expect.exit !== undefined) return expect.exit;
  return ({ HEALTHY: 0, UNKNOWN: 11, CANCELLED: 130 } as Record<string, number>)[expect.verdict] ?? 10;
}

/** What of the document is not as the case says; each complaint is one sentence. */
export function expectationComplaints(document: DiagnosisDocument, expect: Expectation): string[] {
  const complaints: string[] = [];
  const { verdict, findings, stages, facts, durationMs, mode } = document;
  if (verdict.code !== expect.verdict) complaints.push(`verdict ${verdict.code}, not ${expect.verdict}`);
  if (verdict.stage !== expect.stage) complaints.push(`stage ${verdict.stage}, not ${expect.stage}`);
  const codes = new Set(findings.map((one) => one.code));
  for (const code of expect.findings ?? []) if (!codes.has(code)) complaints.push(`no finding ${code}; there are: ${[...codes].join(' ') || 'none'}`);
  for (const code of expect.without ?? []) if (codes.has(code)) complaints.push(`finding ${code}, which is not so`);
  for (const stage of STAGES) {
    const wanted = expect.rows?.[stage];
    if (wanted === undefined) continue;
    const rows = stages.filter((row) => row.stage === stage);
    const row = rows.find((one) => one.address === verdict.address) ?? rows[0];
    if (row?.state !== wanted) complaints.push(`row ${stage} is ${row?.state ?? 'not there'}, not ${wanted}`);
  }
  for (const [name, wanted] of Object.entries(expect.facts ?? {})) {
    const same = facts.filter((one) => one.name === name);
    const fact = same.find((one) => one.address === verdict.address) ?? same[0];
    if (!fact) complaints.push(`no fact ${name}`);
    else if (!fits(fact.value, wanted)) complaints.push(`fact ${name} is ${JSON.stringify(fact.value)}, not ${said(wanted)}`);
  }
  const limit = Math.min(expect.maxMs ?? Infinity, BUDGET_MS[mode]) + GRACE_MS;
  if (durationMs > limit) complaints.push(`it took ${durationMs} ms, more than ${limit}`);
  return complaints;
}

function fits(value: unknown, wanted: FactExpectation): boolean {
  if (wanted instanceof RegExp) return typeof value === 'string' && wanted.test(value);
  if (typeof wanted === 'object' && 'holds' in wanted) return wanted.holds(value);
  return JSON.stringify(value) === JSON.stringify(wanted);
}

function said(wanted: FactExpectation): string {
  if (wanted instanceof RegExp) return String(wanted);
  return typeof wanted === 'object' && 'says' in wanted ? wanted.says : JSON.stringify(wanted);
}
