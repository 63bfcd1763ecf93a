import type { Message } from '../../preload/contract/text.ts';
import { entryId } from '../../preload/contract/journal.ts';
import type { RunProblem, RunResult } from '../fixes/apply/guarded.ts';
import type { EnginePorts } from '../fixes/apply/ports.ts';
import type { JournalProblem } from '../fixes/journal/read-journal.ts';
import { runDueTimers } from '../fixes/timers/timers.ts';
import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import type { CommandContext } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';

/** What Windows did not permit, as an exit code. */
const DENIED = { needsAdmin: EXIT.needsAdmin, refused: EXIT.refused, cancelled: EXIT.cancelled } as const;

/** ENTRY of a command line. */
export function entryArgument(text: string | undefined): string {
  if (text === undefined) throw new Failure(EXIT.usage, say('apply:usage.noEntry'));
  if (!entryId.safeParse(text).success) throw new Failure(EXIT.usage, say('apply:usage.entry', { text: showable(text, 80) }));
  return text;
}

/** What could not be run, as a sentence and an exit code. */
function problemFailure(why: RunProblem): Failure {
  switch (why.kind) {
    case 'io': return journalFailure(why.problem);
    case 'unknown': return new Failure(EXIT.usage, why.text);
    case 'damaged': return new Failure(EXIT.damaged, why.text);
    case 'notPermitted': return new Failure(DENIED[why.cause], why.text);
    case 'busy':
    case 'otherMachine': return new Failure(EXIT.refused, why.text);
  }
}

export function journalFailure({ path, code }: JournalProblem): Failure {
  return new Failure(EXIT.ioFailed, say('apply:journal.ioFailed', { path: showable(path), code }));
}

/** The value; a refusal as a document of its own; or the end of the command. */
export function valueOrRefusal<T>(result: RunResult<T>, refused: (text: Message) => T): T {
  if (!result.ok && (result.why.kind === 'busy' || result.why.kind === 'otherMachine')) return refused(result.why.text);
  return valueOf(result);
}

/** The value, or the end of the command. */
export function valueOf<T>(result: RunResult<T>): T {
  if (result.ok) return result.value;
  throw problemFailure(result.why);
}

/** Takes back what is due before anything else is done with the machine; told on stderr. A machine that is busy is left to its run. */
export async function runDueFirst(context: CommandContext, ports: EnginePorts): Promise<void> {
  const ran = await runDueTimers(ports);
  if (!ran.ok) {
    if (ran.why.kind === 'busy') return;
    throw problemFailure(ran.why);
  }
  for (const { entry, due, state } of ran.value.timers) {
    if (state === 'restored' || state === 'failed') context.console.note(context.translate(say(`apply:timers.${state}`, { entry, due })));
  }
}

/** The exit code of an answer: refused is 30, what could not be kept is 10. */
export function exitOfOutcome(outcome: string, cancelled: boolean | undefined): ExitCode {
  if (cancelled) return EXIT.cancelled;
  if (outcome === 'refused') return EXIT.refused;
  return outcome === 'kept' || outcome === 'awaitingKeep' ? EXIT.done : EXIT.problem;
}
