import { sddlLines } from './sddl-lines.ts';

/** One value within a reading: its name as the machine gave it, and the value for people. */
export interface ReadingLine {
  readonly name: string;
  readonly value: string;
}

/** What changes by itself, or says nothing to people: process ids, the last event of a start, a place in a list. */
const RESTLESS = new Set(['pid', 'lastEvent', 'index']);
/** Longer text without a space is no text for people, such as a certificate in base64. */
const LONG = 160;

/** A reading as lines; empty where nothing was there. Values of a list are one line each. */
export function readingLines(reading: unknown): ReadingLine[] {
  return walk(reading, '');
}

function walk(value: unknown, name: string): ReadingLine[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((inner: unknown) => walk(inner, name));
  if (typeof value === 'object') {
    const whole = value as Record<string, unknown>;
    // A registry value is its type and its data.
    if (typeof whole['type'] === 'string' && 'data' in whole && Object.keys(whole).length === 2) return walk(whole['data'], name);
    const certificate = certificateText(whole);
    if (certificate !== null) return [{ name, value: certificate }];
    return Object.entries(whole).filter(([key]) => !RESTLESS.has(key)).flatMap(([key, inner]) => walk(inner, name === '' ? key : `${name}.${key}`));
  }
  if (name.endsWith('sddl') && typeof value === 'string') return sddlLines(value).map((line) => ({ name: '', value: line }));
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return [{ name, value: text.length > LONG && !text.includes(' ') ? `${text.slice(0, 40)}… (${text.length})` : text }];
}

/** A certificate in a line: thumbprint, subject, from and until. */
function certificateText({ thumbprint, subject, notBefore, notAfter }: Readonly<Record<string, unknown>>): string | null {
  if (typeof thumbprint !== 'string' || typeof subject !== 'string') return null;
  const day = (time: unknown) => (typeof time === 'string' ? time.slice(0, 10) : '?');
  return `${thumbprint.toUpperCase()} · ${subject} · ${day(notBefore)} – ${day(notAfter)}`;
}

/** How the lines of one reading differ from another's: those that go and those that come, in their order. */
export function changedLines(from: unknown, to: unknown): { readonly gone: ReadingLine[]; readonly come: ReadingLine[] } {
  const [old, next] = [readingLines(from), readingLines(to)];
  const has = (lines: readonly ReadingLine[], one: ReadingLine) => lines.some((line) => line.name === one.name && line.value === one.value);
  return { gone: old.filter((one) => !has(next, one)), come: next.filter((one) => !has(old, one)) };
}

/** Whether two readings read the same to a person. */
export function readsSame(one: unknown, other: unknown): boolean {
  const { gone, come } = changedLines(one, other);
  return gone.length === 0 && come.length === 0;
}

/** What of several readings is worth a look: the lines in which they are not all the same; null where they all are. */
export function differing(readings: readonly unknown[]): ReadingLine[][] | null {
  const all = readings.map(readingLines);
  const common = (one: ReadingLine) => all.every((lines) => lines.some((line) => line.name === one.name && line.value === one.value));
  const some = all.map((lines) => lines.filter((one) => !common(one)));
  return some.some((lines) => lines.length > 0) ? some : null;
}
