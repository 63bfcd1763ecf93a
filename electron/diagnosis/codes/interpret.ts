import type { CodeKind } from '../../../preload/contract/explanation.ts';
import type { KnownCode } from './code-table.ts';
import { type CauseId, type Reading, readings } from './readings.ts';

export type Interpretation = { readonly says: string[]; readonly doesNotSay: string[]; readonly ruledOutCauses: CauseId[] };

const readingFor = (kind: CodeKind, number: number): Reading | null => readings.find((reading) => reading.kind === kind && reading.numbers.includes(number)) ?? null;

/** A Win32 error in an HRESULT (0x8007…) says what the error says. */
const readingOf = ({ kind, number }: KnownCode): Reading | null =>
  readingFor(kind, number) ?? (kind === 'hresult' && number >>> 16 === 0x8007 ? readingFor('win32', number & 0xffff) : null);

/**
 * What the codes of one text say together. A cause is ruled out only when every main code contradicts it (a text may tell of several
 * failures) and no code points to it.
 */
export const interpret = (codes: readonly KnownCode[]): Interpretation => {
  const found = codes.map((code) => ({ code, reading: readingOf(code) }));
  const mains = found.filter(({ code }) => code.kind === 'disconnect');
  const judged = mains.length > 0 ? mains : found;
  const pointed = new Set(found.flatMap(({ reading }) => reading?.pointsTo ?? []));
  const [first, ...others] = judged.map(({ reading }) => reading?.rulesOut ?? []);
  const ruledOut = (first ?? []).filter((cause) => !pointed.has(cause) && others.every((causes) => causes.includes(cause)));
  return {
    says: unique(found.flatMap(({ reading }) => reading?.says ?? [])),
    doesNotSay: unique(found.flatMap(({ reading }) => reading?.doesNotSay ?? [])),
    ruledOutCauses: unique(ruledOut),
  };
};

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];
