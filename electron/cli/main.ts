import { interruptSignal } from './interrupt.ts';
import '../older-runtime.ts';
import { systemLang } from '../locale/system-lang.ts';
import { say } from '../locale/say.ts';
import { translator } from '../locale/translator.ts';
import { showable } from '../locale/clean-text.ts';
import { tool } from '../version.ts';
import { checkLang, langOf, readArgs, splitCommand } from './args.ts';
import type { Command } from './command.ts';
import { processConsole } from './console.ts';
import { COMMANDS, VALUED } from './commands/table.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { Failure, usage } from './failure.ts';

/** Runs one command line and gives its exit code. Every failure is one sentence on stderr. */
async function run(argv: readonly string[]): Promise<ExitCode> {
  const lang = langOf(argv, systemLang());
  const translate = translator(lang);
  const console = processConsole(argv.includes('--no-color'));
  // What is thrown outside the command's own promise, in a socket's event for one, must not print a stack either.
  process.on('uncaughtException', (error) => process.exit(report(error)));
  try {
    const { name, rest } = splitCommand(argv, VALUED);
    const load = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (load && name !== undefined) return await runCommand(await load(), name, rest);
    if (asksFor(argv, '--help', '-h')) return await print(`${translate(say('cli:help.main'))}\n`);
    if (asksFor(argv, '--version')) return await print(`${tool().version}\n`);
    if (name !== undefined) throw usage('unknownCommand', { text: name, allowed: Object.keys(COMMANDS).join(', ') });
    checkLang(readArgs(argv, {}, 0));
    throw usage('noCommand', { allowed: Object.keys(COMMANDS).join(', ') });
  } catch (error) {
    return report(error);
  }

  async function runCommand(command: Command, name: string, rest: readonly string[]): Promise<ExitCode> {
    if (asksFor(rest, '--help', '-h')) return print(`${translate(say(`cli:help.${name}`))}\n`);
    if (asksFor(rest, '--version')) return print(`${tool().version}\n`);
    const args = readArgs(rest, command.options, command.maxPositionals);
    checkLang(args);
    return command.run({ args, console, translate, lang, signal: interruptSignal });
  }

  async function print(text: string): Promise<ExitCode> {
    await console.result(text);
    return EXIT.done;
  }

  function report(error: unknown): ExitCode {
    if (error instanceof Failure) {
      console.note(translate(error.text));
      return error.exit;
    }
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    console.note(translate(say('cli:defect', { what: showable(message, 200) })));
    if (argv.includes('--debug')) console.note(stack.split('\n').map((line) => showable(line)).join('\n'));
    return EXIT.defect;
  }
}

function asksFor(argv: readonly string[], ...flags: string[]): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).some((arg) => flags.includes(arg));
}

// A lookup of the system cannot be called back: the process ends without waiting for it.
void run(process.argv.slice(2)).then((code) => process.exit(code));
