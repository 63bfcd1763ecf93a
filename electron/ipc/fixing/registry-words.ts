import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';

/** Values whose numbers have a meaning of their own; the words are `fixing:known.<name>.<number>`. */
const KNOWN: Readonly<Record<string, readonly number[]>> = {
  UserAuthentication: [0, 1], SecurityLayer: [0, 1, 2], MinEncryptionLevel: [1, 2, 3, 4], fDenyTSConnections: [0, 1], AllowEncryptionOracle: [0, 1, 2], SelectTransport: [0, 1, 2],
  Enabled: [0, 1], DisabledByDefault: [0, 1], fClientDisableUDP: [0, 1],
};

/** A registry value in words: its data, what the number means where that is known, one line for each text of a list. */
export function registryWords(target: string, read: unknown): Message[] {
  if (typeof read !== 'object' || read === null) return [say('fixing:value.none')];
  const { type, data } = read as { type?: unknown; data?: unknown };
  if (Array.isArray(data)) return data.length === 0 ? [say('fixing:value.emptyList')] : data.map((one) => say('fixing:value.plain', { value: showable(String(one), 300) }));
  const name = target.slice(target.lastIndexOf('\\') + 1);
  if (typeof data === 'number' && Object.hasOwn(KNOWN, name) && KNOWN[name]?.includes(data)) return [say(`fixing:known.${name}.${data}`)];
  return [say('fixing:value.registry', { value: showable(typeof data === 'string' ? data : JSON.stringify(data) ?? '', 1000), type: showable(typeof type === 'string' ? type : '', 20) })];
}
