import type { Lang } from '../../../preload/contract/text.ts';
import { translator } from '../../locale/translator.ts';
import { readArgs } from '../args.ts';
import type { Command } from '../command.ts';
import { Failure } from '../failure.ts';

/** Runs a command in this process on a data folder: its exit code, what it printed, and the sentence it failed with. */
export async function runCommand(folder: string, command: Command, argv: string[], lang: Lang = 'en') {
  let out = '';
  const translate = translator(lang);
  const console = { colour: false, note: () => {}, result: (text: string) => { out += text; return Promise.resolve(); } };
  try {
    const args = readArgs([...argv, '--data-dir', folder], command.options, command.maxPositionals);
    return { exit: await command.run({ args, console, translate, lang, signal: new AbortController().signal }), out, said: '' };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { exit: error.exit, out, said: translate(error.text) };
  }
}
