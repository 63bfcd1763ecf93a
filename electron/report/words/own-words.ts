import type { Message } from '../../../preload/contract/text.ts';
import type { Translate } from '../../locale/translator.ts';
import { TEMPLATES, type Template } from './templates.ts';

/**
 * A saved case holds sentences, not messages. This finds the message again: which sentence of ours it is, in either language, and with
 * which values. So a report can speak another language than the case, and a redacted copy knows which words are ours and which
 * came from the network: the former stay readable, the latter do not leave.
 */
export function findMessage(text: string): Message | null {
  const exact = EXACT.get(text);
  if (exact !== undefined) return { key: exact };
  if (text.length > MAX_TEXT) return null;
  const known = found.get(text);
  if (known !== undefined) return known;
  const message = findOpen(text);
  if (found.size >= MAX_FOUND) found.clear();
  found.set(text, message);
  return message;
}

/** One report says the same sentence in many places. */
const MAX_FOUND = 5000;
const found = new Map<string, Message | null>();

function findOpen(text: string): Message | null {
  for (const template of OPEN) {
    const values = valuesOf(template, text);
    if (values) return { key: template.key, params: values };
  }
  return null;
}

/** The sentence in the translator's language; as it stands where it is none of ours. */
export function speak(text: string, translate: Translate, depth = 0): string {
  const message = depth < MAX_DEPTH ? findMessage(text) : null;
  if (message === null) return text;
  const params = Object.entries(message.params ?? {}).map(([name, value]) => [name, telling(String(value)) ? speak(String(value), translate, depth + 1) : value] as const);
  return translate({ key: message.key, params: Object.fromEntries(params) });
}

/** As long as a sentence of a document may be. */
const MAX_TEXT = 4000;
/** A value may hold a sentence of ours, and that another one. */
export const MAX_DEPTH = 3;

const EXACT: ReadonlyMap<string, string> = new Map([...TEMPLATES].reverse().filter((one) => one.names.length === 0).map((one) => [one.literals[0] ?? '', one.key]));
/** The most of our own words first: the least is then taken for a value. */
const OPEN: readonly Template[] = TEMPLATES.filter((one) => one.names.length > 0 && one.weight > 0).sort((a, b) => b.weight - a.weight);

/** Whether a value is worth a look: one word may be a name that happens to be a word of ours too. */
export function telling(value: string): boolean {
  return /\s|[^\u0000-\u007f]/.test(value);
}

/** Linear in the text's length: each literal is looked for once, from where the one before it ended. */
function valuesOf({ literals, names }: Template, text: string): Record<string, string> | null {
  const first = literals[0] ?? '';
  const last = literals.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return null;
  const values: Record<string, string> = {};
  let at = first.length;
  const end = text.length - last.length;
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1;
    const next = isLast ? end : text.indexOf(literals[index + 1] ?? '', at);
    if (next < at || next > end) return null;
    const value = text.slice(at, next);
    // The same placeholder twice holds the same value twice.
    if (Object.hasOwn(values, name) && values[name] !== value) return null;
    values[name] = value;
    at = next + (isLast ? 0 : (literals[index + 1] ?? '').length);
  }
  return values;
}
