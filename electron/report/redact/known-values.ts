import { hexOf } from './addresses.ts';

/** What the case knows, found in a text in any case and with other signs between its parts. One walk over the text, however much is known. */
export interface KnownValues {
  add(value: string, alias: string): void;
  replace(text: string, put: (alias: string) => string): string;
  /** Only what is known as bytes: thumbprints, serial numbers, MACs, addresses in hex. */
  replaceBytes(text: string, put: (alias: string) => string): string;
  /** Whether a text that may be mere chance (decoded bytes) holds something known: a few letters turn up in any bytes. */
  mentions(text: string): boolean;
  /** Whose these bytes are, as hex without separators. */
  ofHex(hex: string): string | undefined;
}

interface Node {
  readonly next: Map<string, Node>;
  alias?: string;
  /** Only as a word of its own. */
  whole?: boolean;
  /** The first value that passes here: a thumbprint is often written by its beginning. */
  within?: string;
}

/** A word within a word of this length is no accident. */
const SURE_LENGTH = 6;
/** Shorter names lose nothing of their sign: `a.b` is not `ab`. */
const JOINED_LENGTH = 5;
const MAX_TOKENS = 300;
const MAX_GAP = 4;
/** As many digits of a thumbprint say whose it is. */
const SHORT_HEX = 8;
const GAP = '\u0000';
const isGap = (char: string | undefined): boolean => char !== undefined && /[\s\-_.,:;+/\\|()[\]{}'"·]/.test(char);
const isHexGap = (char: string | undefined): boolean => char !== undefined && /[\s:.,_-]/.test(char);
const isWord = (char: string | undefined): boolean => char !== undefined && /[a-z0-9]/.test(char);
const isHex = (char: string | undefined): boolean => char !== undefined && /[0-9a-f]/.test(char);

export function knownValues(): KnownValues {
  const words: Node = { next: new Map() };
  const bytes: Node = { next: new Map() };

  const insert = (root: Node, tokens: readonly string[], alias: string, whole: boolean): void => {
    let at = root;
    for (const token of tokens.slice(0, MAX_TOKENS)) {
      const next: Node = at.next.get(token) ?? { next: new Map(), within: alias };
      at.next.set(token, next);
      at = next;
    }
    at.alias ??= alias;
    at.whole = at.whole === undefined ? whole : at.whole && whole;
  };

  function add(value: string, alias: string): void {
    const tokens = Array.from(lower(value).replace(/[\s\-_.,:;+/\\|()[\]{}'"·]+/g, GAP).replace(/^\u0000|\u0000$/g, ''));
    const letters = tokens.filter((one) => one !== GAP);
    if (letters.length >= 2) insert(words, tokens, alias, tokens.length < SURE_LENGTH || /^[\d\u0000]+$/.test(tokens.join('')));
    if (letters.length >= JOINED_LENGTH && letters.length < tokens.length && letters.some((one) => !/[0-9a-f]/.test(one))) insert(words, letters, alias, true);
    for (const hex of hexSpellings(value, alias)) insert(bytes, Array.from(hex), alias, true);
    if (/^(?:SERIAL|CERT)-/.test(alias) && /^[0-9a-f]{8,64}$/i.test(value)) insert(words, Array.from(BigInt(`0x${value}`).toString()), alias, true);
  }

  /** The longest known value that begins here. */
  function nameAt(text: string, from: number): { end: number; alias: string } | null {
    let at = words;
    let index = from;
    let best: { end: number; alias: string } | null = null;
    while (index < text.length) {
      let gap = 0;
      while (gap <= MAX_GAP && isGap(text[index + gap])) gap++;
      const next = gap === 0 ? at.next.get(text[index] ?? '') : gap <= MAX_GAP ? at.next.get(GAP) : undefined;
      if (next === undefined) break;
      at = next;
      index += Math.max(1, gap);
      if (at.alias !== undefined && (at.whole !== true || (!isWord(text[from - 1]) && !isWord(text[index])))) best = { end: index, alias: at.alias };
    }
    return best;
  }

  /** The same for bytes in hex, with or without signs between them. */
  function bytesAt(text: string, from: number): { end: number; alias: string } | null {
    // Not from within an IPv6.
    if (!isHex(text[from]) || /[0-9a-f:]:$/.test(text.slice(Math.max(0, from - 2), from)) || (isWord(text[from - 1]) && !/(?:0x|\\x)$/.test(text.slice(Math.max(0, from - 2), from)))) return null;
    let at = bytes;
    let index = from;
    let digits = 0;
    let best: { end: number; alias: string } | null = null;
    while (index < text.length) {
      const most = digits === 0 ? 0 : 2;
      let gap = 0;
      while (gap < most && isHexGap(text[index + gap])) gap++;
      const next = at.next.get(text[index + gap] ?? '');
      if (next === undefined) break;
      at = next;
      index += gap + 1;
      digits++;
      if (isWord(text[index])) continue;
      if (at.alias !== undefined) best = { end: index, alias: at.alias };
      else if (digits >= SHORT_HEX && at.within?.startsWith('CERT-') === true) best = { end: index, alias: at.within };
    }
    return best;
  }

  function* matches(text: string, names = true): Generator<{ from: number; end: number; alias: string }> {
    const small = lower(text);
    for (let from = 0; from < small.length; from++) {
      if (isGap(small[from])) continue;
      const [name, hex] = [names ? nameAt(small, from) : null, bytesAt(small, from)];
      const best = hex !== null && (name === null || hex.end > name.end) ? hex : name;
      if (best === null) continue;
      yield { from: best === hex && small.slice(Math.max(0, from - 2), from) === '0x' ? from - 2 : from, ...best };
      from = best.end - 1;
    }
  }

  function swap(text: string, put: (alias: string) => string, names: boolean): string {
    let out = '';
    let at = 0;
    for (const { from, end, alias } of matches(text, names)) {
      out += text.slice(at, from) + put(alias);
      at = end;
    }
    return out + text.slice(at);
  }

  return {
    add,
    replace: (text, put) => swap(text, put, true),
    replaceBytes: (text, put) => swap(text, put, false),
    mentions(text) {
      for (const { from, end } of matches(text)) if (end - from >= 4 || /[^\u0000-\u007f]{2}/.test(text.slice(from, end))) return true;
      return false;
    },
    ofHex(hex) {
      let at: Node | undefined = bytes;
      for (const digit of hex.toLowerCase()) at = at?.next.get(digit);
      return at?.alias;
    },
  };
}

/** Lower case, unit by unit, so that places stay what they are. */
function lower(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : Array.from({ length: text.length }, (_, at) => (text[at]?.toLowerCase().length === 1 ? text[at].toLowerCase() : (text[at] ?? ''))).join('');
}

function hexSpellings(value: string, alias: string): string[] {
  if (alias.startsWith('IP-')) return hexOf(value);
  const bare = value.replace(/[\s:._-]/g, '').toLowerCase();
  if (!/^(?:CERT|SERIAL|MAC)-/.test(alias) || !/^[0-9a-f]{8,128}$/.test(bare)) return [];
  return alias.startsWith('SERIAL-') ? [bare, `0${bare}`, `00${bare}`] : [bare];
}
