import { randomUUID } from 'node:crypto';
import type { Fact } from '../../../preload/contract/facts.ts';
import type { Machine, ReadOptions } from '../machine.ts';
import type { Captured, Operation, OperationResult } from '../operation.ts';
import type { FactBatch, WindowsFactName } from '../windows-facts.ts';
import { WINDOWS_FACTS } from '../windows-facts.ts';
import { factsFromRecord, unknownFact } from './facts-from-record.ts';
import { operate, type OperateOptions, type RestoreList } from './operate.ts';
import { systemFolder, powershellPath, shellEnvironment } from './locate.ts';
import { createNodePowerShellRunner } from './node-powershell-runner.ts';
import type { PowerShellRunner, RunOutcome } from './runner.ts';

/** Facts of the vocabulary that no script can give: the wire probe measures them. */
const MEASURED_ELSEWHERE: ReadonlySet<string> = new Set(['loopback.stage', 'loopback.verdict', 'clock.skewMs']);

/** Milliseconds for one run. The scripts stop starting readers well before (12, 20 and 90 s), so these end only what hangs. */
const DEADLINE_MS: Readonly<Record<FactBatch, number>> = { fast: 20_000, slow: 35_000, onRequest: 120_000 };
/** Milliseconds for the facts of one check when the whole batch hung. */
const CHECK_DEADLINE_MS = 15_000;

const allNames = Object.keys(WINDOWS_FACTS) as WindowsFactName[];
const namesOf = (batch: FactBatch) => allNames.filter((name) => WINDOWS_FACTS[name].batch === batch);

interface PowerShellMachineOptions {
  readonly batchMs?: number;
  readonly checkMs?: number;
  /** What the restore task of a journal entry is to put back; without it no such task is registered. */
  readonly restoreListOf?: (entry: string) => RestoreList | undefined;
}

/** This Windows PC, read and changed through the scripts in `assets/powershell`. */
export function createPowerShellMachine(runner: PowerShellRunner, now: () => Date = () => new Date(), options: PowerShellMachineOptions = {}): Machine {
  const ask = (reading: ReadOptions, facts: readonly WindowsFactName[] | null, deadlineMs: number) =>
    runner.run(
      { id: randomUUID(), batch: reading.batch, ...(reading.target === undefined ? {} : { target: reading.target }), ...(facts ? { facts } : {}) },
      { kind: 'read', deadlineMs, signal: reading.signal },
    );
  const settle = (names: readonly WindowsFactName[], outcome: RunOutcome): Fact[] => settled(names, outcome, now().toISOString());

  const look = async (verb: 'capture' | 'verify', operation: Operation, signal: AbortSignal): Promise<OperationResult<Captured>> => {
    const done = await operate(verb, operation, { runner, signal });
    if (!done.ok) return done;
    return done.value === null ? { ok: false, because: 'failed', detail: 'not there' } : { ok: true, value: done.value };
  };
  const change = async (verb: 'apply' | 'restore', operation: Operation, more: OperateOptions): Promise<OperationResult<null>> => {
    const done = await operate(verb, operation, more);
    return done.ok ? { ok: true, value: null } : done;
  };
  const listFor = ({ primitive, args }: Operation): Pick<OperateOptions, 'restoreList'> => {
    const list = primitive === 'task.register' ? options.restoreListOf?.(String(args['entry'])) : undefined;
    return list === undefined ? {} : { restoreList: list };
  };

  return {
    id: 'this',
    async readFacts(reading) {
      const [measured, names] = split(namesOf(reading.batch), (name) => MEASURED_ELSEWHERE.has(name));
      const whole = await ask(reading, null, options.batchMs ?? DEADLINE_MS[reading.batch]);
      const facts =
        !whole.ok && whole.because === 'timeout'
          ? // Something hangs. Each check in a process of its own, so that it costs its own facts only.
            (await Promise.all(byCheck(names).map(async (part) => settle(part, await ask(reading, part, options.checkMs ?? CHECK_DEADLINE_MS))))).flat()
          : settle(names, whole);
      const at = now().toISOString();
      return [...facts, ...measured.map((name) => unknownFact(name, 'notRead: measured by the probe, not read from Windows', at))];
    },
    capture: (operation, signal) => look('capture', operation, signal),
    verify: (operation, signal) => look('verify', operation, signal),
    apply: (operation, signal) => change('apply', operation, { runner, signal, ...listFor(operation) }),
    restore: (operation, captured, signal) => change('restore', operation, { runner, signal, captured, ...listFor(operation) }),
  };
}

/** The runner of this Windows: Windows PowerShell by absolute path, with nothing of the user's in its environment. `scriptPath` is the absolute path of `run.ps1`. */
export function windowsRunner(scriptPath: string): PowerShellRunner {
  return createNodePowerShellRunner({ executable: powershellPath(process.env), scriptPath, cwd: systemFolder(process.env), env: shellEnvironment(process.env, scriptPath) });
}

/** These facts alone, a run for each batch they are of. Names that are no fact of Windows are left out. */
export async function readNamed(runner: PowerShellRunner, wanted: readonly string[], { signal, target }: Omit<ReadOptions, 'batch'>, now: () => Date = () => new Date()): Promise<Fact[]> {
  const read = await Promise.all((['fast', 'slow', 'onRequest'] as const).map(async (batch) => {
    const facts = namesOf(batch).filter((name) => wanted.includes(name) && !MEASURED_ELSEWHERE.has(name));
    if (facts.length === 0) return [];
    const outcome = await runner.run({ id: randomUUID(), batch, facts, ...(target === undefined ? {} : { target }) }, { kind: 'read', deadlineMs: DEADLINE_MS[batch], signal });
    return settled(facts, outcome, now().toISOString());
  }));
  return read.flat();
}

function settled(names: readonly WindowsFactName[], outcome: RunOutcome, at: string): Fact[] {
  if (!outcome.ok) return names.map((name) => unknownFact(name, reasonOf(outcome), at));
  if (!outcome.record.ok) return names.map((name) => unknownFact(name, outcome.record.errors[0]?.message ?? 'failed: the scripts refused the request', at));
  return factsFromRecord(names, outcome.record.facts, at);
}

/** This PC as a machine; not possible where there is no Windows. `scriptPath` is the absolute path of `run.ps1`. */
export function openThisMachine(scriptPath: string, platform: NodeJS.Platform = process.platform): { ok: true; machine: Machine } | { ok: false; because: 'notWindows' } {
  if (platform !== 'win32') return { ok: false, because: 'notWindows' };
  return { ok: true, machine: createPowerShellMachine(windowsRunner(scriptPath)) };
}

/** Why nothing was read, in the words that the scripts use for a single fact. */
function reasonOf(outcome: Extract<RunOutcome, { ok: false }>): string {
  if (outcome.because === 'timeout') return 'timeLimit: Windows gave no answer in time';
  if (outcome.because === 'cancelled') return 'notRead: cancelled';
  if (outcome.because === 'missing') return `missing: ${outcome.detail}`;
  return `failed: ${outcome.because}: ${outcome.detail}`;
}

function byCheck(names: readonly WindowsFactName[]): WindowsFactName[][] {
  const groups = new Map<string, WindowsFactName[]>();
  for (const name of names) {
    const { check } = WINDOWS_FACTS[name];
    groups.set(check, [...(groups.get(check) ?? []), name]);
  }
  return [...groups.values()];
}

function split<T>(items: readonly T[], first: (item: T) => boolean): [T[], T[]] {
  return [items.filter(first), items.filter((item) => !first(item))];
}
