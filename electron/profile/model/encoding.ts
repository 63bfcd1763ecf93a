import { wideByMark } from '../../files/wide-mark.ts';
import { fromShiftJis, fromWindows1252, toShiftJis, toWindows1252 } from './code-pages.ts';

/** How the characters of a file are written. The last two are code pages of Windows. */
export type Encoding = 'utf-16le' | 'utf-16be' | 'utf-8' | 'windows-1252' | 'shift_jis';
/** What a file without a mark is read as when it is no UTF-8: the system's code page. */
export type CodePage = 'windows-1252' | 'shift_jis';

export interface Detected {
  readonly encoding: Encoding;
  readonly bom: boolean;
  /** Length of the mark, bytes. */
  readonly start: number;
}

/** So much is looked at to tell UTF-16 without a mark, bytes. */
const LOOK = 8192;

/** Encoding by the mark, else by the zero bytes that ASCII leaves in UTF-16, else UTF-8 where it is valid, else the code page. */
export function detectEncoding(bytes: Buffer, codePage: CodePage): Detected {
  const marked = wideByMark(bytes);
  if (marked !== null) return { encoding: marked, bom: true, start: 2 };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', bom: true, start: 3 };
  const bare = { bom: false, start: 0 };
  const { even, odd, units } = zeros(bytes.subarray(0, LOOK));
  if (odd * 2 > units && odd > even * 4) return { encoding: 'utf-16le', ...bare };
  if (even * 2 > units && even > odd * 4) return { encoding: 'utf-16be', ...bare };
  if (isUtf8(bytes)) return { encoding: 'utf-8', ...bare };
  return { encoding: codePage === 'shift_jis' && fromShiftJis(bytes) !== null ? 'shift_jis' : 'windows-1252', ...bare };
}

function zeros(start: Buffer): { even: number; odd: number; units: number } {
  const found = { even: 0, odd: 0 };
  for (let at = 0; at < start.length; at++) if (start[at] === 0) found[at % 2 === 0 ? 'even' : 'odd']++;
  return { ...found, units: Math.floor(start.length / 2) };
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Bytes to text; what is no character becomes U+FFFD. */
export function decodeText(bytes: Buffer, encoding: Encoding): string {
  switch (encoding) {
    case 'utf-16le': return bytes.toString('utf16le');
    case 'utf-16be': return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16().toString('utf16le');
    case 'utf-8': return bytes.toString('utf8');
    case 'windows-1252': return fromWindows1252(bytes);
    case 'shift_jis': return fromShiftJis(bytes) ?? fromWindows1252(bytes);
  }
}

/** Text to bytes, or null where the encoding has no character for it. */
export function encodeText(text: string, encoding: Encoding): Buffer | null {
  if (/\p{Cs}/u.test(text)) return null;
  switch (encoding) {
    case 'utf-16le': return Buffer.from(text, 'utf16le');
    case 'utf-16be': return Buffer.from(text, 'utf16le').swap16();
    case 'utf-8': return Buffer.from(text, 'utf8');
    case 'windows-1252': return toWindows1252(text);
    case 'shift_jis': return toShiftJis(text);
  }
}

/** Bytes of one character of the line structure. */
export function unitSize(encoding: Encoding): 1 | 2 {
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1;
}
