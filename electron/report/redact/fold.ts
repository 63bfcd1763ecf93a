/** How deep wrapped text is unwrapped: base64 of URL-encoded text of … */
const MAX_LAYERS = 4;

/**
 * Text as a reader would type it: full-width letters and look-alike dots in their plain form, nothing invisible in it. Controls but the line end become
 * spaces. What is hidden by such tricks is then found by the patterns for plain text.
 */
export function folded(text: string): string {
  return text.normalize('NFKC')
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u0000]/gu, '')
    .replace(/[\u0001-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')
    .replace(/(?<=[A-Za-z0-9])[。｡．·․](?=[A-Za-z0-9])/g, '.')
    .replace(/(?<=[A-Za-z0-9])[\u2010-\u2015\u2212](?=[A-Za-z0-9])/g, '-')
    // As people write addresses that nobody shall click.
    .replace(/(?<=[\p{L}\p{N}]) ?[[({](?:\.|dot)[\])}] ?(?=[\p{L}\p{N}])/giu, '.')
    .replace(/(?<=[\p{L}\p{N}]) ?[[({](?:@|at)[\])}] ?(?=[\p{L}\p{N}])/giu, '@')
    .normalize('NFKC');
}

/** Entities by name that can stand within a name, and accents on letters; the rest are numbers. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', hyphen: '-', dash: '-', ndash: '-', mdash: '-', shy: '', zwj: '', zwnj: '', period: '.', comma: ',', colon: ':', semi: ';', commat: '@', bsol: '\\', sol: '/', lowbar: '_', num: '#', dollar: '$', percnt: '%', equals: '=', plus: '+', Tab: ' ', NewLine: '\n', szlig: 'ß', lpar: '(', rpar: ')', lsqb: '[', rsqb: ']',
};
const ACCENTS: Readonly<Record<string, string>> = { grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', uml: '\u0308', ring: '\u030a', caron: '\u030c', cedil: '\u0327' };

/** URL-encoded, HTML and JavaScript escapes undone. */
export function unescaped(text: string): string {
  let plain = text;
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    const next = plain
      .replace(/(?:%[0-9a-f]{2})+/gi, (run) => octets(Buffer.from(run.replaceAll('%', ''), 'hex'), run))
      .replace(/%u([0-9a-f]{4})/gi, (whole, hex: string) => character(Number.parseInt(hex, 16), whole))
      .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (whole, hex: string | undefined, decimal: string | undefined) => character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16), whole))
      .replace(/&([A-Za-z]{2,8});/g, (whole, name: string) => entity(name) ?? whole)
      .replace(/\\u\{([0-9a-f]{1,6})\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi, (whole, braced: string | undefined, four: string | undefined, two: string | undefined) => character(Number.parseInt(braced ?? four ?? two ?? '', 16), whole));
    if (next === plain) return plain;
    plain = folded(next);
  }
  return plain;
}

function entity(name: string): string | undefined {
  if (Object.hasOwn(ENTITIES, name)) return ENTITIES[name];
  const accent = ACCENTS[name.slice(1)];
  return accent === undefined ? undefined : `${name.slice(0, 1)}${accent}`.normalize('NFC');
}

function character(code: number, otherwise: string): string {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : otherwise;
}

/** UTF-8, else the letters of Latin-1 as old systems escape them. */
function octets(bytes: Buffer, otherwise: string): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd')) return text;
  const old = bytes.toString('latin1');
  return /^[\x20-\x7e\xa0-\xff]+$/.test(old) ? old : otherwise;
}

/** What a run of base64 or hex letters says in clear; empty where it says nothing readable. The letters may begin anywhere within a group of four. */
export function decoded(run: string): string[] {
  const plain = run.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
  const starts = plain.length > 400 ? [0] : [0, 1, 2, 3];
  const ways = starts.map((from) => Buffer.from(plain.slice(from), 'base64'));
  if (/^(?:[0-9a-f]{2})+$/i.test(run)) ways.push(Buffer.from(run, 'hex'));
  return ways.flatMap((bytes) => readings(bytes));
}

/** What bytes say as UTF-8 or as UTF-16 of either order. */
export function readings(bytes: Buffer): string[] {
  return [bytes.toString('utf8'), bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')].map((text) => folded(text)).filter((text) => /[\x20-\x7e]{4}|[\u3040-\u9fff]{2}/.test(text));
}
