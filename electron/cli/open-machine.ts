import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import { parseTarget, type Target } from '../probe/target/target.ts';
import { machineName, type MachineName } from '../session/machine-name.ts';
import { openMachine as open, type MachineProblem, type OpenedMachine } from '../session/open-machine.ts';
import { wholeNumber, type Args } from './args.ts';
import type { CommandContext } from './command.ts';
import { dataDirOf } from './data-dir.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { practiceFailure } from './practice-failure.ts';

/** The longest wait that `--slow` takes, ms. */
const MAX_SLOW_MS = 60_000;

/** What `--machine` names; 64 where it names nothing. */
export function machineOption(args: Args): MachineName {
  const given = args.value('machine');
  if (given === undefined) throw new Failure(EXIT.usage, say('fixes:machine.missing'));
  const name = machineName(given);
  if (!name) throw new Failure(EXIT.usage, say('fixes:machine.unknown', { text: showable(given, 80) }));
  return name;
}

/** Opens `--machine M` (with `--slow MS`), or ends the command: 64 for no such machine, 69 where `this` is not possible. */
export async function openMachine(context: CommandContext): Promise<OpenedMachine> {
  const name = machineOption(context.args);
  const opened = await open(name, {
    dataDir: dataDirOf(context.args), slowMs: wholeNumber(context.args, 'slow', 0, MAX_SLOW_MS) ?? 0, wanted: wantedTarget(context.args),
    onProblem: (text) => context.console.note(context.translate(text)),
  });
  if (!opened.ok) throw machineFailure(opened.problem);
  return opened.value;
}

/** `--target`: whom the user of this PC wants to reach. */
function wantedTarget(args: Args): Target | undefined {
  const given = args.value('target');
  if (given === undefined) return undefined;
  const read = parseTarget(given);
  if (!read.ok) throw new Failure(EXIT.usage, read.problem);
  return read.target.kind === 'practice' ? undefined : read.target;
}

function machineFailure(problem: MachineProblem): Failure {
  switch (problem.because) {
    case 'notWindows': return new Failure(EXIT.notPossible, say('fixes:machine.notWindows'));
    default: return practiceFailure(problem, problem.name);
  }
}
