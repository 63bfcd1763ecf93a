import { decodeText, detectEncoding, unitSize, type CodePage, type Detected } from './encoding.ts';
import { lineTable, type LineTable } from './line-table.ts';

export type LineEnd = 'crlf' | 'lf' | 'cr';

/** An .rdp file as it lies on the disk: its own bytes, and where its lines are. Nothing is lost by reading it. */
export interface Profile extends Detected {
  readonly bytes: Buffer;
  readonly lines: LineTable;
}

/** `key:type:value` of one line. Keys are compared without case and outer spaces. */
export interface Setting {
  /** As written, without outer spaces. */
  readonly key: string;
  readonly type: 's' | 'i' | 'b';
  readonly value: string;
  /** Counted from 1. */
  readonly line: number;
}

/** A line that is no setting. */
export interface OtherLine {
  readonly line: number;
  readonly text: string;
}

/** Reads any bytes; whether they make a fit .rdp file is for `damageOf` to say. */
export function readProfile(bytes: Buffer, codePage: CodePage = 'windows-1252'): Profile {
  const detected = detectEncoding(bytes, codePage);
  return { ...detected, bytes, lines: lineTable(bytes, detected.start, detected.encoding) };
}

/** The same file after a change: what it is written in is known, and not guessed anew from other bytes. */
export function readAs(bytes: Buffer, { encoding, bom, start }: Detected): Profile {
  return { encoding, bom, start, bytes, lines: lineTable(bytes, start, encoding) };
}

/** The bytes to write for a profile. */
export function writeProfile({ bytes, start, lines }: Profile): Buffer {
  const parts = [bytes.subarray(0, start)];
  for (let index = 0; index < lines.count; index++) parts.push(bytes.subarray(lines.from(index), lines.next(index)));
  return Buffer.concat(parts);
}

/** The text of a line without its end; `index` counts from 0. */
export function lineText({ bytes, lines, encoding }: Profile, index: number): string {
  return decodeText(bytes.subarray(lines.from(index), lines.to(index)), encoding);
}

/** How a line ends; null where it is the last one and has no end. */
export function lineEnd({ bytes, lines, encoding }: Profile, index: number): LineEnd | null {
  const length = (lines.next(index) - lines.to(index)) / unitSize(encoding);
  if (length === 0) return null;
  if (length === 2) return 'crlf';
  return bytes.subarray(lines.to(index), lines.next(index)).includes(0x0a) ? 'lf' : 'cr';
}

/** The kind of line end a new line gets: the one most lines have, CR LF where none has any. */
export function usualLineEnd(profile: Profile): LineEnd {
  const counts = countEnds(profile);
  const most = Math.max(counts.crlf, counts.lf, counts.cr);
  return counts.crlf === most ? 'crlf' : counts.lf === most ? 'lf' : 'cr';
}

/** What the line ends are together (contract §6); a lone CR somewhere counts as mixed. */
export function lineEnds(profile: Profile): 'crlf' | 'lf' | 'mixed' {
  const { crlf, lf, cr } = countEnds(profile);
  if (cr > 0 || (crlf > 0 && lf > 0)) return 'mixed';
  return lf > 0 ? 'lf' : 'crlf';
}

function countEnds(profile: Profile): Record<LineEnd, number> {
  const counts = { crlf: 0, lf: 0, cr: 0 };
  for (let index = 0; index < profile.lines.count; index++) {
    const end = lineEnd(profile, index);
    if (end) counts[end]++;
  }
  return counts;
}

/** Splits a line into key, type and value; null when it is no setting. `valueAt` is where the value begins. */
export function parseSetting(text: string): (Omit<Setting, 'line'> & { readonly valueAt: number }) | null {
  const match = /^([^:]+):([sib]):/i.exec(text);
  const key = match?.[1]?.trim() ?? '';
  const type = match?.[2]?.toLowerCase();
  if (!match || key === '' || (type !== 's' && type !== 'i' && type !== 'b')) return null;
  return { key, type, value: text.slice(match[0].length), valueAt: match[0].length };
}

/** All settings in their order, and all lines that are none. */
export function linesOf(profile: Profile): { settings: Setting[]; otherLines: OtherLine[] } {
  const settings: Setting[] = [];
  const otherLines: OtherLine[] = [];
  for (let index = 0; index < profile.lines.count; index++) {
    const text = lineText(profile, index);
    const found = parseSetting(text);
    if (found) settings.push({ key: found.key, type: found.type, value: found.value, line: index + 1 });
    else otherLines.push({ line: index + 1, text });
  }
  return { settings, otherLines };
}

/** Keys are the same without case. */
export function sameKey(key: string): string {
  return key.trim().toLowerCase();
}

/** The settings that count: of several with one key, the last. */
export function effective(settings: readonly Setting[]): ReadonlyMap<string, Setting> {
  return new Map(settings.map((one) => [sameKey(one.key), one]));
}

/** Whether a publisher signed the file: both lines are there and hold something. Says nothing on whether the signature is right. */
export function isSigned(settings: ReadonlyMap<string, Setting>): boolean {
  return ['signscope', 'signature'].every((key) => (settings.get(key)?.value.trim() ?? '') !== '');
}
