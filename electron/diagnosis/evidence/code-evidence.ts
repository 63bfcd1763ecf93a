import { readings, type Reading } from '../codes/readings.ts';
import type { CaseBooks } from '../case-books.ts';
import type { FactBook } from '../fact-book.ts';
import type { EvidenceId } from '../weights.ts';
import { seen, type Seen } from './seen.ts';

const KINDS = ['disconnect', 'extended', 'ntstatus', 'hresult', 'win32'] as const;

/** What a reading says (`codes:says.*`), as evidence; the first that fits. */
const BY_SAYING: readonly (readonly [string, EvidenceId])[] = [
  ['nameNotResolved', 'code-name-not-found'], ['connectFailed', 'code-connect-failed'], ['timedOut', 'code-connect-failed'], ['noAnswer', 'code-connect-failed'], ['refused', 'code-connect-failed'],
  ['licensingNamed', 'code-licence'], ['certificateNotValidNow', 'code-cert-not-valid'], ['clocksDiffer', 'code-clock'], ['nlaMismatch', 'code-nla-mismatch'], ['noCommonSecurity', 'code-no-common-security'],
  ['credentialHandleUnusable', 'code-key-handle'], ['wrongIdentity', 'code-wrong-identity'], ['gatewayNamed', 'code-gateway'], ['locallyForbidden', 'code-locally-forbidden'],
];

interface Code {
  readonly fact: string;
  readonly number: number;
  readonly reading: Reading | undefined;
}

/** The pasted codes, and the reason of this client's last failure, as evidence. A text may tell of several failures. */
export function codeEvidence({ paste, attempts }: CaseBooks): Seen[] {
  const codes: Code[] = KINDS.flatMap((kind) => numbersOf(paste, `code.${kind}`).map((number) => ({ fact: `code.${kind}`, number, reading: readingOf(kind, number) })));
  const last = attempts[0];
  if (!codes.some((one) => one.fact === 'code.disconnect') && last?.failed && last.reason !== undefined) {
    codes.push({ fact: 'client.attempts', number: last.reason, reading: readingOf('disconnect', last.reason) });
  }
  // A cause is contradicted only when every main code contradicts it and none points to it (the decoder's rule).
  const mains = codes.filter((one) => one.fact === 'code.disconnect' || one.fact === 'client.attempts');
  const judged = mains.length > 0 ? mains : codes;
  const pointed = codes.flatMap((one) => one.reading?.pointsTo ?? []);
  return codes.flatMap((code) => {
    const id = idOf(code);
    if (id === undefined) return [];
    const contradicts = judged.includes(code)
      ? (code.reading?.rulesOut ?? []).filter((cause) => !pointed.includes(cause) && judged.every((other) => other.reading?.rulesOut?.includes(cause))) : [];
    return [{ ...seen(id, [code.fact], { code: `0x${(code.number >>> 0).toString(16).toUpperCase()}` }), contradicts }];
  });
}

function idOf({ fact, number, reading }: Code): EvidenceId | undefined {
  const main = fact === 'code.disconnect' || fact === 'client.attempts';
  if (main && number === 0x904) return 'code-0x904';
  if (!reading) return undefined;
  const saying = BY_SAYING.find(([word]) => reading.says.includes(word));
  if (saying) return saying[1];
  if (reading.says.includes('accountProblem')) return reading.pointsTo?.includes('logon-right') ? 'code-account' : 'code-credentials';
  return reading.rulesOut?.includes('fw-host') ? 'code-socket-opened' : undefined;
}

function readingOf(kind: (typeof KINDS)[number], number: number): Reading | undefined {
  const unsigned = number >>> 0;
  const found = readings.find((one) => one.kind === kind && (one.numbers.includes(number) || one.numbers.includes(unsigned)));
  // A Win32 error in an HRESULT (0x8007…) says what the error says.
  return found ?? (kind === 'hresult' && unsigned >>> 16 === 0x8007 ? readings.find((one) => one.kind === 'win32' && one.numbers.includes(unsigned & 0xffff)) : undefined);
}

function numbersOf(paste: FactBook, name: string): number[] {
  const numbers = paste.all(name).flatMap(({ value, unknown }) => (unknown === undefined ? (Array.isArray(value) ? value : [value]) : []))
    .filter((one): one is number => typeof one === 'number' && Number.isInteger(one));
  return [...new Set(numbers)].sort((a, b) => a - b).slice(0, 64);
}
