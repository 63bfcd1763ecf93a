import type { CallError } from '../../preload/contract/errors.ts';
import { sentenceOf } from './i18n.ts';
import { wholeSentence } from './whole-sentence.ts';

/** What a call was refused or broken with, as a sentence: its own, else the one for its code. */
export function errorText(error: CallError): string {
  return error.text ? wholeSentence(error.text) : sentenceOf({ key: `window:problem.${error.code}` });
}
