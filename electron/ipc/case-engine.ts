import { isAbsolute } from 'node:path';
import type { CallError } from '../../preload/contract/errors.ts';
import type { Fact } from '../../preload/contract/facts.ts';
import { runCase } from '../case/run-case.ts';
import { explainText } from '../diagnosis/codes/explain.ts';
import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import type { Machine } from '../machine/machine.ts';
import { openThisMachine } from '../machine/powershell/powershell-machine.ts';
import { practiceMachine } from '../machine/practice/practice-machine.ts';
import { practiceList, targetOf } from '../practice/describe.ts';
import { SCENARIO_IDS, scenarioById } from '../practice/scenario-list.ts';
import { practiceStore, type StoreProblem } from '../practice/store/practice-store.ts';
import { parseTarget } from '../probe/target/target.ts';
import type { CaseMachine, Engine, EngineHooks, EngineRequest, FinishedCase, Outcome } from './engine.ts';
import { pastedFacts } from './study/pasted-facts.ts';
import { readAnswers, studyKept } from './study/study-kept.ts';
import { thisPc, type OpenMachine, type ThisPc } from './study/this-pc.ts';

const READ_MS = 60_000;

export interface EnginePlaces {
  /** Where practice machines live. */
  readonly dataDir: string;
  /** `run.ps1`, absolute. */
  readonly scriptPath: string;
  readonly platform: NodeJS.Platform;
  /** Waits so long before each operation of a practice machine, ms; for tests that interrupt. */
  readonly slowMs?: number;
}

/** The real engine: the same functions the command line calls. */
export function caseEngine({ dataDir, scriptPath, platform }: EnginePlaces): Engine {
  const open: OpenMachine = () => (isAbsolute(scriptPath) ? openThisMachine(scriptPath, platform) : { ok: false });
  const pc = thisPc(open, platform === 'win32');
  return {
    parseTarget: (text) => parseTarget(text),
    explain: explainText,
    diagnose: (request, hooks) => diagnose(request, hooks, dataDir, pc),
    readMachine: (finished, where) => readMachine(finished, where, dataDir, pc),
    attempts: () => pc.attempts(),
    practiceHosts: () => practiceList().machines.map((one) => ({ ...one, code: scenarioById(one.name)?.code ?? '' })),
    async resetPractice(name) {
      const opened = practiceStore(name, dataDir);
      const done = opened.ok ? await opened.value.reset() : opened;
      return done.ok ? { ok: true, value: null } : { ok: false, error: storeError(done, name) };
    },
  };
}

async function diagnose(request: EngineRequest, hooks: EngineHooks, dataDir: string, pc: ThisPc): Promise<Outcome<FinishedCase>> {
  const { target, mode, control, code, where, answers } = request;
  const facts = code === undefined ? null : pastedFacts(code, new Date().toISOString());
  const ownPc = pc.isThere && target.kind !== 'practice' && where !== 'elsewhere';
  const reading = ownPc ? pc.read(target.host, hooks.signal) : Promise.resolve<Fact[]>([]);
  // The result goes out when this PC has been read too, so that the window sees it once and whole.
  const onEvent: EngineHooks['onEvent'] = (event) => {
    if (event.type !== 'finished' || event.side !== 'target' || !ownPc) hooks.onEvent(event);
  };
  const given = readAnswers(answers ?? {});
  const result = await runCase(
    { target, mode, dataDir, ...(control && { control }), ...(facts?.ok && { facts: facts.facts }), ...(given && { answers: given }) },
    { ...hooks, onEvent },
  );
  if (!result.ok) return { ok: false, error: storeError(result.problem, target.host) };
  const machine: CaseMachine = target.kind === 'practice' ? { kind: 'practice', name: target.host } : ownPc ? { kind: 'thisPc' } : { kind: 'none' };
  if (!ownPc) return { ok: true, value: { model: result.model, machine } };
  const whole: FinishedCase = { model: { ...result.model, facts: [...result.model.facts, ...(await reading)] }, machine };
  const { checks, causes, ruledOut, nextCheck } = studyKept(whole, given ?? {}, {});
  return { ok: true, value: { machine, model: { ...whole.model, checks, causes, ruledOut, nextCheck } } };
}

async function readMachine({ machine, model }: FinishedCase, where: EngineRequest['where'], dataDir: string, pc: ThisPc): Promise<Outcome<Fact[]>> {
  const signal = AbortSignal.timeout(READ_MS);
  if (machine.kind === 'practice') {
    const opened = practiceStore(machine.name, dataDir);
    if (!opened.ok) return { ok: false, error: storeError(opened, machine.name) };
    return { ok: true, value: await readAll(practiceMachine(opened.value, 0), targetOf(opened.value.scenario).host, signal) };
  }
  if (!pc.isThere || where === 'elsewhere') return { ok: false, error: { code: 'unavailable', text: say('window:attempts.notHere') } };
  return { ok: true, value: await pc.read(model.target.host, signal) };
}

async function readAll(machine: Machine, target: string, signal: AbortSignal): Promise<Fact[]> {
  const batches = await Promise.all((['fast', 'slow', 'onRequest'] as const).map((batch) => machine.readFacts({ batch, target, signal })));
  return batches.flat();
}

/** What a practice machine's file refused, in the words of the command line. */
export function storeError(problem: StoreProblem, name: string): CallError {
  switch (problem.because) {
    case 'unknownName': return { code: 'badTarget', detail: 'target', text: say('practice:problem.unknownName', { text: showable(problem.name, 80), allowed: SCENARIO_IDS.join(', ') }) };
    case 'damaged': return { code: 'unavailable', text: say('practice:problem.damaged', { path: showable(problem.path), because: showable(problem.detail), name }) };
    case 'io': return { code: 'ioFailed', text: say('practice:problem.io', { path: showable(problem.path), code: problem.code }) };
  }
}
