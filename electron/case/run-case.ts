import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import type { Fact } from '../../preload/contract/facts.ts';
import { answerFacts, type Answers } from '../diagnosis/answers.ts';
import { codeFacts } from '../diagnosis/codes/code-facts.ts';
import { explainText } from '../diagnosis/codes/explain.ts';
import type { MachineSide } from '../diagnosis/case-books.ts';
import { caseInput } from './case-input.ts';
import { judgeCase } from '../diagnosis/explain-case.ts';
import type { Machine } from '../machine/machine.ts';
import { openPractice } from '../practice/open-practice.ts';
import type { StoreProblem } from '../practice/store/practice-store.ts';
import { diagnose } from '../probe/run/diagnose.ts';
import type { DiagnoseHooks, DiagnosePorts, DiagnoseRequest } from '../probe/run/request.ts';
import { tcpDialer } from '../probe/net/tcp-dialer.ts';

export interface CaseRequest extends DiagnoseRequest {
  /** Where practice machines live. */
  readonly dataDir: string;
  /** What the technician answered so far. */
  readonly answers?: Answers;
}

export type CaseResult = { ok: true; model: DiagnosisModel } | { ok: false; problem: StoreProblem };

/** Probes, reads the machine beside it where there is one, and judges all facts together. */
export async function runCase(request: CaseRequest, hooks: DiagnoseHooks): Promise<CaseResult> {
  if (request.target.kind !== 'practice') return { ok: true, model: await probeAndJudge(request, hooks, { dialer: tcpDialer }, null) };
  const opened = await openPractice(request.target.host, request.dataDir);
  if (!opened.ok) return { ok: false, problem: opened };
  const practice = opened.value;
  const { machine, ports, target, scenario } = practice;
  const reported = request.facts?.some((one) => one.source === 'paste') ? [] : codeFacts(explainText(scenario.code), new Date().toISOString());
  try {
    const model = await probeAndJudge({ ...request, target, facts: [...(request.facts ?? []), ...reported, ...practice.facts] }, hooks, ports, { machine, side: 'both' });
    return { ok: true, model };
  } finally {
    await practice.close();
  }
}

interface Local {
  readonly machine: Machine;
  readonly side: MachineSide;
}

async function probeAndJudge(request: CaseRequest, hooks: DiagnoseHooks, ports: DiagnosePorts, local: Local | null): Promise<DiagnosisModel> {
  const reading = local ? readAll(local.machine, request.target.host, hooks.signal) : Promise.resolve([]);
  return diagnose(request, hooks, {
    ...ports,
    complete: async (model) => judged({ ...model, facts: [...model.facts, ...(await reading)] }, request, local?.side),
  });
}

async function readAll(machine: Machine, target: string, signal: AbortSignal): Promise<Fact[]> {
  const batches = await Promise.all((['fast', 'slow', 'onRequest'] as const).map((batch) => machine.readFacts({ batch, target, signal })));
  return batches.flat();
}

/** Fills checks, causes, what is ruled out and the best next check from the facts a case holds. Pure but for the clock. */
function judged(model: DiagnosisModel, { answers }: Pick<CaseRequest, 'answers'>, machineSide?: MachineSide): DiagnosisModel {
  const now = new Date();
  const facts = [...model.facts.filter((one) => one.source !== 'user' || !one.name.startsWith('scope.')), ...answerFacts(answers ?? {}, now.toISOString())];
  return { ...model, facts, ...judgeCase(caseInput(model, facts, now, machineSide)) };
}
