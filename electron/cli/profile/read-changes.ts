import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Change } from '../../profile/model/edit.ts';
import { refuseValue } from '../../profile/keys/check-value.ts';
import { knownKey } from '../../profile/keys/known-keys.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** `KEY[:TYPE]=VALUE`. A documented key knows its type; another needs one (64). */
export function readChange(text: string): Change {
  const at = text.indexOf('=');
  if (at === -1) throw wrong('form', { text });
  const [name, ...types] = text.slice(0, at).split(':');
  const key = (name ?? '').trim();
  const value = text.slice(at + 1);
  if (key === '' || types.length > 1 || /[\0\r\n]/.test(key)) throw wrong('form', { text });
  if (['signature', 'signscope'].includes(key.toLowerCase())) throw wrong('signature', { key });
  const type = readType(key, types[0]);
  const refused = refuseValue(key, type, value);
  if (refused) throw new Failure(EXIT.usage, refused);
  return { key, type, value };
}

function readType(key: string, given: string | undefined): Change['type'] {
  const type = given?.trim().toLowerCase();
  if (type === undefined) {
    const known = knownKey(key);
    if (!known) throw wrong('needsType', { key });
    return known.type;
  }
  if (type !== 's' && type !== 'i' && type !== 'b') throw wrong('type', { key, text: type });
  return type;
}

function wrong(what: string, params: Record<string, string>): Failure {
  return new Failure(EXIT.usage, say(`profile:usage.${what}`, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, showable(value, 80)]))));
}
