import { explainText, hasKnownCode } from '../../diagnosis/codes/explain.ts';
import { resolveTexts } from '../../locale/translator.ts';
import type { Command } from '../command.ts';
import { printJson } from '../documents.ts';
import { EXIT } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { decode, readStdin } from '../read-input.ts';
import { renderExplanation } from '../render-explanation.ts';

/** More than any error box; what is longer is read and left aside. */
const MAX_BYTES = 16 * 1024 * 1024;
/** Text whose quotation marks were forgotten comes as words. */
const MAX_WORDS = 10_000;

/** `explain [TEXT | -]` (contract §3). */
export const explainCommand: Command = {
  maxPositionals: MAX_WORDS,
  options: {},
  async run({ args, console, translate, signal }) {
    const words = args.positionals;
    const fromStdin = words.length === 0 || (words.length === 1 && words[0] === '-');
    if (words.length === 0 && process.stdin.isTTY) throw usage('noText');
    const text = fromStdin ? decode(await readStdin(MAX_BYTES, signal)) : words.join(' ');
    const model = explainText(text);
    if (args.flag('json')) await printJson({ console }, resolveTexts(model, translate));
    else await console.result(renderExplanation(model, translate, console.colour));
    return hasKnownCode(model) ? EXIT.done : EXIT.undetermined;
  },
};
