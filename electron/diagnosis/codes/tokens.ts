/** A number as it stands in a text, with what stands around it. `value` is unsigned 32 bits. */
export type Token = {
  readonly notation: 'hex' | 'bareHex' | 'hexSuffix' | 'decimal' | 'negative' | 'symbol';
  readonly text: string;
  readonly value: number;
  readonly start: number;
  readonly end: number;
};

/** More numbers than this are not looked at: no box, event or mail has them. */
const MAX_TOKENS = 4_000;

const TOKEN = new RegExp(
  [
    String.raw`(?<![0-9])(?:0[xX]|&[hH])(?<hex>[0-9A-Fa-f]{1,16})(?:[uU]?[lL]{1,2}|[uUhH])?(?![0-9A-Za-z])`,
    String.raw`(?<![0-9A-Za-z])(?<suffixed>[0-9][0-9A-Fa-f]{1,8})[hH](?![0-9A-Za-z])`,
    String.raw`(?<![0-9A-Za-z.])(?<negative>-[12]\d{9})(?![0-9A-Za-z]|\.\d)`,
    String.raw`(?<![0-9A-Za-z_.-])(?<bare>[89A-Fa-f][0-9A-Fa-f]{7}|[0-9A-Fa-f]{3,4}(?<=[A-Fa-f][0-9A-Fa-f]{0,3})(?<=[0-9][0-9A-Fa-f]{0,3}))(?![0-9A-Za-z_-])`,
    String.raw`(?<![0-9])(?<![0-9][.:])(?<decimal>\d{1,10})(?![0-9A-Za-z]|[.:]\d|\.\p{L})`,
    String.raw`(?<![0-9A-Za-z_])(?<symbol>(?:STATUS|SEC_E|CERT_E|TRUST_E|CRYPT_E|NTE|E|ERROR|RPC_S|WSA|WSAE|ERRINFO|SSL_ERR|exDiscReason|disconnectReason|WBEM_E|HOST)[A-Za-z0-9_]{3,60})(?![A-Za-z0-9_])`,
  ].join('|'),
  'gu',
);

/** Control characters no text has; in bytes that are no text about one in ten is one. */
const CONTROL = /[\x02-\x08\x0e-\x1a\x1c-\x1f\x7f]/g;
/** Whether a text is binary data rather than writing. */
export const isNoise = (masked: string): boolean => (masked.match(CONTROL)?.length ?? 0) > masked.length * 0.02 + 4;

/** In bytes that are no text every short number turns up by chance. */
const isCertain = ({ notation, text }: Token): boolean => notation === 'symbol' || (notation === 'hex' && text.length >= 5);

/**
 * Every number or official symbol in a masked text that could be a code, in order. Of binary data only what can hardly stand there by chance.
 */
export const findTokens = (masked: string): Token[] => {
  const noise = isNoise(masked);
  const tokens: Token[] = [];
  for (const match of masked.matchAll(TOKEN)) {
    const token = read(match);
    if (token !== null && (!noise || isCertain(token))) tokens.push(token);
    if (tokens.length >= MAX_TOKENS) break;
  }
  return tokens;
};

const read = (match: RegExpMatchArray): Token | null => {
  const { hex, suffixed, negative, bare, decimal, symbol } = match.groups ?? {};
  const start = match.index ?? 0;
  const at = { text: match[0], start, end: start + match[0].length };
  if (symbol !== undefined) return { ...at, notation: 'symbol', value: 0 };
  if (negative !== undefined) return inRange({ ...at, notation: 'negative', value: Number(negative) + 2 ** 32 });
  if (decimal !== undefined) return inRange({ ...at, notation: 'decimal', value: Number(decimal) });
  if (suffixed !== undefined) return inRange({ ...at, notation: 'hexSuffix', value: Number.parseInt(suffixed, 16) });
  if (bare !== undefined) return inRange({ ...at, notation: 'bareHex', value: Number.parseInt(bare, 16) });
  return hex === undefined ? null : inRange({ ...at, notation: 'hex', value: hexValue(hex) });
};

/** Padding and the sign extension of a 64-bit print (`0xFFFFFFFF8009030C`) are not part of the number. */
const hexValue = (digits: string): number => {
  const short = digits.replace(/^(?:0{1,15}|[fF]{8}(?=[89A-Fa-f][0-9A-Fa-f]{7}$))(?=.)/, '');
  return short.length > 8 ? Number.POSITIVE_INFINITY : Number.parseInt(short, 16);
};

const inRange = (token: Token): Token | null => (token.value >= 0 && token.value <= 0xffff_ffff ? token : null);
