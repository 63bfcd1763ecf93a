import type { Message } from '../../preload/contract/text.ts';
import { sentenceOf } from './i18n.ts';

/** Reasons that the command line puts behind a file's name: alone they are no sentence. The first that fits counts. */
const REASONS = [[/^report:open\.newer$/, 'newer'], [/^report:open\./, 'file'], [/^report:key\./, 'key'], [/^collector:block\./, 'block']] as const;

/** A message as a whole sentence: what became of what was given, the reason, and the next step. */
export function wholeSentence(message: Message): string {
  const reason = REASONS.find(([keys]) => keys.test(message.key));
  return reason ? sentenceOf({ key: `reportscreen:refused.${reason[1]}`, params: { because: sentenceOf(message) } }) : sentenceOf(message);
}
