import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { parseTarget } from '../../probe/target/target.ts';
import type { KnownKey } from './known-key.ts';
import { knownKey } from './known-keys.ts';

/** What mstsc reads as a number: 32 bits with a sign. */
const MAX_INT = 2_147_483_647;

/** Why a value does not fit the key and type it is for, as one sentence; null when it fits. */
export function refuseValue(key: string, type: 's' | 'i' | 'b', value: string): Message | null {
  const shown = { key: showable(key, 60), text: showable(value, 60) };
  if (/[\0\r\n]/.test(value)) return say('profile:value.oneLine', shown);
  const known = knownKey(key);
  if (known && known.type !== type) return say('profile:value.type', { ...shown, type, right: known.type });
  if (type === 'b') return /^([0-9a-f]{2})*$/i.test(value) ? null : say('profile:value.bytes', shown);
  if (type === 'i') return refuseNumber(known, value, shown);
  return known?.form === 'address' ? refuseAddress(value) : null;
}

type Shown = { key: string; text: string };

function refuseNumber(known: KnownKey | null, value: string, shown: Shown): Message | null {
  const number = /^-?\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (known?.values && !known.values.includes(number)) return say('profile:value.choice', { ...shown, allowed: known.values.join(', ') });
  if (known?.range && !(number >= known.range[0] && number <= known.range[1])) return say('profile:value.range', { ...shown, min: known.range[0], max: known.range[1] });
  return Math.abs(number) <= MAX_INT ? null : say('profile:value.number', shown);
}

/** An empty address is allowed: mstsc saves it so and asks. */
function refuseAddress(value: string): Message | null {
  if (value.trim() === '') return null;
  const parsed = parseTarget(value);
  return parsed.ok ? null : parsed.problem;
}
