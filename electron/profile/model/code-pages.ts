/** Bytes 0x80 to 0x9f of Windows-1252; the five without a character stand for themselves (WHATWG Encoding, index windows-1252). */
const UPPER = '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Windows-1252 to text. Own table: some runtimes answer Latin-1 for this name. Every byte has a character. */
export function fromWindows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (char) => UPPER[char.charCodeAt(0) - 0x80] ?? char);
}

/** Text to Windows-1252, or null where a character is not in it. */
export function toWindows1252(text: string): Buffer | null {
  const bytes = Buffer.alloc(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const upper = UPPER.indexOf(text.charAt(at));
    if (upper === -1 && (code > 0xff || (code >= 0x80 && code <= 0x9f))) return null;
    bytes[at] = upper === -1 ? code : 0x80 + upper;
  }
  return bytes;
}

/** Shift_JIS (code page 932) to text, or null where the bytes are not or the runtime does not know it. */
export function fromShiftJis(bytes: Buffer): string | null {
  try {
    return new TextDecoder('shift_jis', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

let shiftJisTable: ReadonlyMap<string, number> | null = null;

/** Text to Shift_JIS, or null where a character is not in it. The runtime only decodes, so its table is read backwards once. */
export function toShiftJis(text: string): Buffer | null {
  shiftJisTable ??= buildShiftJis();
  const parts: number[] = [];
  for (const char of text) {
    const code = char.charCodeAt(0) < 0x80 ? char.charCodeAt(0) : shiftJisTable.get(char);
    if (code === undefined) return null;
    if (code > 0xff) parts.push(code >> 8);
    parts.push(code & 0xff);
  }
  return Buffer.from(parts);
}

function buildShiftJis(): Map<string, number> {
  const table = new Map<string, number>();
  const add = (code: number, bytes: number[]) => {
    const char = fromShiftJis(Buffer.from(bytes));
    // NEC's own row of a doubled character comes first in the range, as Windows chooses it; IBM's copies (0xED, 0xEE) only fill up.
    if (char !== null && Array.from(char).length === 1 && !table.has(char)) table.set(char, code);
  };
  for (let lead = 0xa1; lead <= 0xdf; lead++) add(lead, [lead]);
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead >= 0xa0 && lead <= 0xdf) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) if (trail !== 0x7f) add((lead << 8) | trail, [lead, trail]);
  }
  return table;
}
