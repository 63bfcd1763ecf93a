/** How deep wrapped text is unwrapped: base64 of URL-encoded text of … */
const MAX_LAYERS = 4;

/**
 * Text as a reader would type it: full-width letters and look-alike dots in their plain form, nothing invisible in it. Controls but the line end become
 * spaces. What is hidden by such tricks is then found by the patterns for plain text.
 */
export function folded(text: string): string {
  return text.normalize('NFKC')
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu, '')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')
    .replace(/(?<=[A-Za-z0-9])[。｡．·․](?=[A-Za-z0-9])/g, '.')
    .replace(/(?<=[A-Za-z0-9])[\u2010-\u2015\u2212](?=[A-Za-z0-9])/g, '-')
    .normalize('NFKC');
}

/** URL-encoded, HTML and JavaScript escapes undone. */
export function unescaped(text: string): string {
  let plain = text;
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    const next = plain
      .replace(/(?:%[0-9a-f]{2})+/gi, (run) => utf8(Buffer.from(run.replaceAll('%', ''), 'hex')) ?? run)
      .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (whole, hex: string | undefined, decimal: string | undefined) => character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16), whole))
      .replace(/\\(?:u\{?|x)([0-9a-f]{2,6})\}?/gi, (whole, hex: string) => character(Number.parseInt(hex, 16), whole));
    if (next === plain) return plain;
    plain = folded(next);
  }
  return plain;
}

function character(code: number, otherwise: string): string {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : otherwise;
}

function utf8(bytes: Buffer): string | null {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? null : text;
}

/** What a run of base64 or hex letters says in clear; empty where it says nothing readable. The letters may begin anywhere within a group of four. */
export function decoded(run: string): string[] {
  const plain = run.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
  const starts = plain.length > 400 ? [0] : [0, 1, 2, 3];
  const ways = starts.map((from) => Buffer.from(plain.slice(from), 'base64'));
  if (/^(?:[0-9a-f]{2})+$/i.test(run)) ways.push(Buffer.from(run, 'hex'));
  return ways.flatMap((bytes) => [bytes.toString('utf8'), bytes.toString('utf16le')]).map((text) => folded(text)).filter((text) => /[\x20-\x7e]{4}|[\u3040-\u9fff]{2}/.test(text));
}
