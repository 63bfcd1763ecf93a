import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import type { Fact } from '../../preload/contract/facts.ts';
import type { CaseInput, MachineSide } from '../diagnosis/case-books.ts';

/** Checks that the probe made itself; the others are judged anew from facts. */
const PROBE_CHECKS = /^(n\d+|c04|c15)$/;

/** What a finished run gives to the judge, with these facts in place of its own. */
export function caseInput(model: DiagnosisModel, facts: readonly Fact[], now: Date, machineSide?: MachineSide): CaseInput {
  return {
    facts, findings: model.findings, verdict: model.verdict, now: now.getTime(), target: { host: model.target.host, port: model.target.port },
    checks: model.checks.filter(({ id }) => PROBE_CHECKS.test(id)), ...(machineSide ? { machineSide } : {}),
  };
}
