import { setMaxListeners } from 'node:events';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import { STAGES } from '../../../preload/contract/words.ts';
import { budget } from '../net/deadline.ts';
import { tcpDialer } from '../net/tcp-dialer.ts';
import { networkChecks } from '../verdict/checks.ts';
import { roundMs, type Finding, type StageResult } from '../verdict/stage-result.ts';
import { tool } from '../../version.ts';
import { compareWithControl } from './control.ts';
import { blockerOf } from './judge-attempt.ts';
import { BUDGET_MS, type DiagnoseHooks, type DiagnosePorts, type DiagnoseRequest } from './request.ts';
import { runSide, type SideResult } from './side.ts';

/** Diagnoses one target. Ends within its budget, changes nothing, and throws only for a defect of ours. */
export async function diagnose(request: DiagnoseRequest, hooks: DiagnoseHooks, ports: DiagnosePorts = { dialer: tcpDialer }): Promise<DiagnosisModel> {
  const startedAt = new Date();
  const start = performance.now();
  const budgetMs = request.budgetMs ?? BUDGET_MS[request.mode];
  // Each wait of each address listens to it: many addresses are no leak.
  setMaxListeners(0, hooks.signal);
  const deadline = budget(budgetMs, hooks.signal);
  const { target, mode, control } = request;
  const begin = (side: 'target' | 'control', host: string, port: number) => hooks.onEvent?.({ type: 'started', side, host, port, mode, at: startedAt.toISOString(), budgetMs });
  begin('target', target.host, target.port);
  const common = { mode, ...(ports.names ? { names: ports.names } : {}), ...(request.dnsServer === undefined ? {} : { dnsServer: request.dnsServer }) };
  const wanted = { ...common, side: 'target' as const, target, ...(request.addresses ? { addresses: request.addresses } : {}), ...(request.knownAddress === undefined ? {} : { knownAddress: request.knownAddress }) };
  if (control) begin('control', control.host, control.port);
  const [here, there] = await Promise.all([
    runSide(wanted, ports.dialer, hooks, deadline),
    control ? runSide({ ...common, side: 'control', target: control }, ports.dialer, hooks, deadline) : null,
  ]);
  const model = assemble(request, here, startedAt.toISOString(), performance.now() - start, hooks.signal.aborted);
  const compared = there ? { ...model, control: compareWithControl(here, there) } : model;
  const whole = ports.complete ? await ports.complete(compared) : compared;
  if (there) hooks.onEvent?.({ type: 'finished', side: 'control', diagnosis: assemble({ target: there.target, mode }, there, startedAt.toISOString(), model.durationMs, hooks.signal.aborted) });
  hooks.onEvent?.({ type: 'finished', side: 'target', diagnosis: whole });
  return whole;
}

function assemble(request: DiagnoseRequest, side: SideResult, startedAt: string, durationMs: number, cancelled: boolean): DiagnosisModel {
  const results = sorted(side.results, side.addresses);
  return {
    schema: 'rdp-doctor/diagnosis@1',
    tool: tool(), startedAt, durationMs: roundMs(durationMs), mode: request.mode, cancelled,
    target: { input: request.target.input, host: request.target.host, port: request.target.port, addresses: side.addresses },
    verdict: side.verdict,
    stages: results.map((row) => toRow(row, results)),
    findings: unique(results.flatMap((row) => row.findings)).map(({ code, state, stage, text, facts, address }) => ({ code, state, stage, sentence: text, facts, address })),
    checks: networkChecks(results),
    facts: [...results.flatMap((row) => row.facts), ...(request.facts ?? [])],
    causes: [], ruledOut: [], nextCheck: null,
  };
}

function sorted(results: readonly StageResult[], addresses: readonly string[]): StageResult[] {
  const rank = (row: StageResult) => STAGES.indexOf(row.stage) * 1000 + (row.address === null ? 0 : addresses.indexOf(row.address) + 1);
  return [...results].sort((a, b) => rank(a) - rank(b));
}

function toRow(row: StageResult, all: readonly StageResult[]): DiagnosisModel['stages'][number] {
  const { stage, address, state, ms } = row;
  const text = row.findings.find((one) => one.state !== 'info')?.text ?? row.detail;
  const blockedBy = blockerOf(all, row);
  return { stage, address, state, ms, ...(blockedBy && { blockedBy }), ...(text ? { detail: text } : {}) };
}

/** One finding for each code and address: a cause may show on two rungs. */
function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((one) => {
    const key = `${one.code} ${one.address}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
