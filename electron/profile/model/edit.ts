import { encodeText, unitSize, type Encoding } from './encoding.ts';
import { lineEnd, lineText, parseSetting, sameKey, usualLineEnd, writeProfile, type Profile, type Setting } from './profile.ts';

/** One setting as wanted. */
export type Change = Pick<Setting, 'key' | 'type' | 'value'>;

/** A line that became another. `line` counts from 1 in the old file; null: it is new. `after` null: it is gone. */
export interface LineChange {
  readonly line: number | null;
  readonly before: string | null;
  readonly after: string | null;
}

export type EditResult =
  | { ok: true; bytes: Buffer; changes: readonly LineChange[]; signatureDropped: boolean }
  /** `noCharacter`: the file's encoding cannot write the value. `halfCharacter`: the file ends in the middle of one. */
  | { ok: false; because: 'noCharacter' | 'halfCharacter'; key: string; encoding: Encoding };

const ENDS = { crlf: '\r\n', lf: '\n', cr: '\r' } as const;
const SIGNATURE = new Set(['signscope', 'signature']);

/**
 * Sets values and touches no line besides: of several lines with one key the last is changed, a new key is one line at the end.
 * What a publisher signed is no longer so after any change, so the signature's lines go.
 */
export function editProfile(profile: Profile, wanted: readonly Change[]): EditResult {
  const { lines, bytes, start, encoding } = profile;
  const refuse = (because: 'noCharacter' | 'halfCharacter', key: string): EditResult => ({ ok: false, because, key, encoding });
  const found = lastOccurrences(profile);
  const replaced = new Map<number, Buffer | null>();
  const changes: LineChange[] = [];
  const added: string[] = [];
  for (const [key, change] of new Map(wanted.map((one) => [sameKey(one.key), one]))) {
    const index = found.places.get(key);
    if (index === undefined) {
      added.push(`${change.key.trim()}:${change.type}:${change.value}`);
      continue;
    }
    const before = lineText(profile, index);
    const after = withValue(before, change);
    if (after === before) continue;
    const content = encodeText(after, encoding);
    if (!content) return refuse('noCharacter', change.key);
    replaced.set(index, content);
    changes.push({ line: index + 1, before, after });
  }
  changes.push(...added.map((after) => ({ line: null, before: null, after })));
  if (changes.length === 0) return { ok: true, bytes: writeProfile(profile), changes, signatureDropped: false };
  for (const index of found.signature) {
    replaced.set(index, null);
    changes.push({ line: index + 1, before: lineText(profile, index), after: null });
  }
  const parts = [bytes.subarray(0, start)];
  let open = false;
  for (let index = 0; index < lines.count; index++) {
    const content = replaced.get(index);
    if (content === null) continue;
    parts.push(content ?? bytes.subarray(lines.from(index), lines.to(index)), bytes.subarray(lines.to(index), lines.next(index)));
    open = lineEnd(profile, index) === null;
  }
  if (added.length > 0) {
    if (open && (bytes.length - start) % unitSize(encoding) !== 0) return refuse('halfCharacter', added[0] ?? '');
    const end = ENDS[usualLineEnd(profile)];
    for (const [at, text] of added.entries()) {
      const line = encodeText(`${at === 0 && open ? end : ''}${text}${end}`, encoding);
      if (!line) return refuse('noCharacter', text.slice(0, text.indexOf(':')));
      parts.push(line);
    }
  }
  return { ok: true, bytes: Buffer.concat(parts), changes, signatureDropped: found.signature.length > 0 };
}

function lastOccurrences(profile: Profile): { places: Map<string, number>; signature: number[] } {
  const places = new Map<string, number>();
  const signature: number[] = [];
  for (let index = 0; index < profile.lines.count; index++) {
    const setting = parseSetting(lineText(profile, index));
    if (!setting) continue;
    const key = sameKey(setting.key);
    places.set(key, index);
    if (SIGNATURE.has(key)) signature.push(index);
  }
  return { places, signature };
}

/** The same line with another value; the key stays as it is written. */
function withValue(text: string, { type, value }: Change): string {
  const setting = parseSetting(text);
  if (!setting) return text;
  const typeAt = setting.valueAt - 2;
  const letter = setting.type === type ? text.charAt(typeAt) : type;
  return `${text.slice(0, typeAt)}${letter}:${value}`;
}
