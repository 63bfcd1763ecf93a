import i18next from 'i18next';
import type { CallError } from '../../../preload/contract/errors.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { visible } from '../../text/format.ts';

/** A machine's name for people. */
export function machineText(machine: string): string {
  return machine === 'this' ? i18next.t('journal:machine.this') : visible(machine);
}

/** A sentence that names its machine as people do. */
export function spoken(message: Message): string {
  const machine = message.params?.['machine'];
  return sentenceOf(typeof machine === 'string' ? { ...message, params: { ...message.params, machine: machineText(machine) } } : message);
}

/** What could not be done, and why. */
export function errorText(error: CallError): string {
  return error.text ? spoken(error.text) : sentenceOf({ key: `window:problem.${error.code}` });
}
