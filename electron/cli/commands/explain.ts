import { explainText, hasKnownCode } from '../../diagnosis/codes/explain.ts';
import { resolveTexts } from '../../locale/translator.ts';
import type { Command } from '../command.ts';
import { printJson } from '../documents.ts';
import { EXIT } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { readStdin } from '../read-input.ts';
import { renderExplanation } from '../render-explanation.ts';

/** More than any error box; what is longer is read and left aside. */
const MAX_BYTES = 16 * 1024 * 1024;

/** `explain [TEXT | -]` (contract §3). */
export const explainCommand: Command = {
  maxPositionals: 64,
  options: {},
  async run({ args, console, translate }) {
    const words = args.positionals;
    const fromStdin = words.length === 0 || (words.length === 1 && words[0] === '-');
    if (words.length === 0 && process.stdin.isTTY) throw usage('noText');
    const text = fromStdin ? decode(await readStdin(MAX_BYTES)) : words.join(' ');
    const model = explainText(text);
    if (args.flag('json')) await printJson({ console }, resolveTexts(model, translate));
    else await console.result(renderExplanation(model, translate, console.colour));
    return hasKnownCode(model) ? EXIT.done : EXIT.undetermined;
  },
};

/** Text from a pipe: UTF-16 by its mark (Windows PowerShell writes that), else UTF-8. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2, bytes.length & ~1).toString('utf16le');
  return bytes.toString('utf8').replace(/^\ufeff/, '');
}
