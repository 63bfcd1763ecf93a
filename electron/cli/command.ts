import type { Lang } from '../../preload/contract/text.ts';
import type { Translate } from '../locale/translator.ts';
import type { Args, OptionTable } from './args.ts';
import type { Console } from './console.ts';
import type { ExitCode } from './exit-codes.ts';

/** What a command is given. `signal` aborts on Ctrl+C. */
export interface CommandContext {
  readonly args: Args;
  readonly console: Console;
  readonly translate: Translate;
  readonly lang: Lang;
  readonly signal: AbortSignal;
}

/** One command of the command line. Its help is `cli:help.<name>`. */
export interface Command {
  readonly options: OptionTable;
  readonly maxPositionals: number;
  run(context: CommandContext): Promise<ExitCode>;
}
