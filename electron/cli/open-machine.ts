import { runCase } from '../case/run-case.ts';
import { codeFacts } from '../diagnosis/codes/code-facts.ts';
import { explainText } from '../diagnosis/codes/explain.ts';
import type { SeenCase } from '../fixes/plan/gather.ts';
import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import type { Machine } from '../machine/machine.ts';
import { openPractice } from '../practice/open-practice.ts';
import type { Scenario } from '../practice/scenario.ts';
import type { DiagnosePorts } from '../probe/run/request.ts';
import type { Target } from '../probe/target/target.ts';
import { wholeNumber } from './args.ts';
import type { CommandContext } from './command.ts';
import { dataDirOf } from './data-dir.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { practiceFailure } from './practice-failure.ts';

/** The longest wait that `--slow` takes, ms. */
const MAX_SLOW_MS = 60_000;
const RDP_PORT = 3389;

/** A machine named by `--machine`, with what it takes to probe it. */
export interface OpenedMachine {
  readonly machine: Machine;
  /** What the user wants to reach. */
  readonly target: Target;
  readonly ports: DiagnosePorts;
  /** A quick probe of the target, with what the user pasted where that is known; null when it could not be run. */
  readonly look: (signal: AbortSignal) => Promise<SeenCase | null>;
  readonly close: () => Promise<void>;
}

/** Opens `--machine M` (with `--slow MS`), or ends the command: 64 for no such machine, 69 where `this` is not possible. */
export async function openMachine(context: CommandContext): Promise<OpenedMachine> {
  const given = context.args.value('machine');
  if (given === undefined) throw new Failure(EXIT.usage, say('fixes:machine.missing'));
  if (given === 'this') throw new Failure(EXIT.notPossible, say(process.platform === 'win32' ? 'fixes:machine.thisLater' : 'fixes:machine.notWindows'));
  const name = /^practice:(.+)$/.exec(given)?.[1];
  if (name === undefined) throw new Failure(EXIT.usage, say('fixes:machine.unknown', { text: showable(given, 80) }));
  const slowMs = wholeNumber(context.args, 'slow', 0, MAX_SLOW_MS) ?? 0;
  const dataDir = dataDirOf(context.args);
  const opened = await openPractice(name, dataDir, { slowMs });
  if (!opened.ok) throw practiceFailure(opened, name);
  const practice = opened.value;
  return {
    machine: practice.machine, ports: practice.ports, target: practice.target,
    look: (signal) => lookAtPractice(practice.scenario, dataDir, signal),
    close: () => practice.close(),
  };
}

/** A quick probe of a practice host beside the error its user copied: what a technician would have in the case. */
async function lookAtPractice(scenario: Scenario, dataDir: string, signal: AbortSignal): Promise<SeenCase | null> {
  const facts = codeFacts(explainText(scenario.code), new Date().toISOString());
  const target = { input: `practice:${scenario.id}`, host: scenario.id, port: scenario.target.port ?? RDP_PORT, kind: 'practice' as const };
  const result = await runCase({ target, mode: 'quick', dataDir, facts }, { signal });
  return result.ok ? result.model : null;
}
