import type { Message } from '../../preload/contract/text.ts';
import { words } from './fixing-words.ts';
import { sentenceOf } from './i18n.ts';

/** A fix and where: a change of this PC needs no name of a computer, because the fix's own title says so. */
export interface FixAndPlace {
  readonly title: Message;
  readonly host: string;
  /** Changes the user's PC and not the computer to be reached. */
  readonly here: boolean;
}

/** As a question, for the dialog that asks. */
export function askTitle({ title, host, here }: FixAndPlace): string {
  const fix = sentenceOf(title);
  return here || host === '' ? words('titleHere', { fix }) : words('title', { fix, host });
}

/** As a name, for what is done or was done. */
export function nameOf({ title, host, here }: FixAndPlace): string {
  const fix = sentenceOf(title);
  return here || host === '' ? fix : words('doing', { fix, host });
}
