import { systemLang } from '../locale/system-lang.ts';
import { say } from '../locale/say.ts';
import { translator } from '../locale/translator.ts';
import { showable } from '../locale/clean-text.ts';
import { tool } from '../version.ts';
import { checkLang, langOf, readArgs } from './args.ts';
import type { Command } from './command.ts';
import { processConsole } from './console.ts';
import { diagnoseCommand } from './commands/diagnose.ts';
import { explainCommand } from './commands/explain.ts';
import { schemaCommand } from './commands/schema.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { Failure, usage } from './failure.ts';
import { interruptSignal } from './interrupt.ts';

const COMMANDS: Record<string, Command> = { diagnose: diagnoseCommand, explain: explainCommand, schema: schemaCommand };

/** Runs one command line and gives its exit code. Every failure is one sentence on stderr. */
async function run(argv: readonly string[]): Promise<ExitCode> {
  const lang = langOf(argv, systemLang());
  const translate = translator(lang);
  const console = processConsole(argv.includes('--no-color'));
  try {
    const name = argv.find((arg) => !arg.startsWith('-'));
    const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command && name !== undefined && argv[0] === name) return await runCommand(command, name, argv.slice(1));
    const args = readArgs(argv, {}, 1);
    checkLang(args);
    if (args.flag('version')) return await print(`${tool().version}\n`);
    if (name !== undefined) throw usage('unknownCommand', { text: name, allowed: Object.keys(COMMANDS).join(', ') });
    if (args.flag('help')) return await print(`${translate(say('cli:help.main'))}\n`);
    throw usage('noCommand', { allowed: Object.keys(COMMANDS).join(', ') });
  } catch (error) {
    return report(error);
  }

  async function runCommand(command: Command, name: string, rest: readonly string[]): Promise<ExitCode> {
    if (asksFor(rest, '--help')) return print(`${translate(say(`cli:help.${name}`))}\n`);
    if (asksFor(rest, '--version')) return print(`${tool().version}\n`);
    const args = readArgs(rest, command.options, command.maxPositionals);
    checkLang(args);
    return command.run({ args, console, translate, lang, signal: interruptSignal() });
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
    const known = error as NodeJS.ErrnoException;
    if (known.code === 'EPIPE' || known.code === 'ENOSPC') {
      console.note(translate(say('cli:file.stdoutFailed', { code: known.code })));
      return EXIT.ioFailed;
    }
    console.note(translate(say('cli:defect', { what: showable(known.message ?? String(error), 200) })));
    if (argv.includes('--debug')) console.note(known.stack ?? '');
    return EXIT.defect;
  }
}

function asksFor(argv: readonly string[], flag: string): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).includes(flag);
}

// A lookup of the system cannot be called back: the process ends without waiting for it.
void run(process.argv.slice(2)).then((code) => process.exit(code));
