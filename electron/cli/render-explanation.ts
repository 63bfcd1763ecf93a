import type { ExplanationModel } from '../../preload/contract/explanation.ts';
import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import type { Translate } from '../locale/translator.ts';
import { paint } from './terminal.ts';

/** The decoded codes for a person at a terminal. */
export function renderExplanation(model: ExplanationModel, translate: Translate, colour: boolean): string {
  const lines: string[] = [];
  for (const code of model.codes) {
    lines.push(`${paint(code.hex, 'yellow', colour)} (${code.number})  ${code.name}`, `  ${translate(code.meaning)}`, `  ${paint(code.source, 'dim', colour)}`);
  }
  const list = (key: string, texts: readonly string[]) => {
    if (texts.length > 0) lines.push('', translate(say(key)), ...texts.map((text) => `  – ${text}`));
  };
  list('cli:show.says', model.says.map(translate));
  list('cli:show.doesNotSay', model.doesNotSay.map(translate));
  list('cli:show.unknownCodes', model.unknownCodes);
  if (model.target !== null) lines.push('', translate(say('cli:show.target', { target: showable(model.target) })));
  if (lines.length === 0) lines.push(translate(say('cli:show.noCode')));
  return `${lines.join('\n')}\n`;
}
