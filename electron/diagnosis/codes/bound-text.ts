const HEAD = 72_000;
const TAIL = 24_000;
/** Around each `0x` between head and tail: enough for a label before and a second code after. */
const WINDOW_BEFORE = 160;
const WINDOW_AFTER = 200;
const MAX_WINDOWS = 60;
/** How far apart finds are looked for, so that a middle full of `0x` costs no more than one with few. */
const MAX_FINDS = 4_000;
/** How far a cut may move to reach white space. */
const CUT_REACH = 80;

/** At most this many characters of a text are looked at, whatever its size. */
export const SCAN_LIMIT = HEAD + TAIL + MAX_WINDOWS * (WINDOW_BEFORE + WINDOW_AFTER + 2 * CUT_REACH + 2) + CUT_REACH + 2;

/**
 * The part of a text worth reading: all of a short one; of a long one its beginning, its end, and the surroundings of the first
 * hexadecimal numbers in between. A pasted box, an event or a mail is short; a log of megabytes names its failure at the end or
 * in hexadecimal. Parts are cut at white space where there is some near, so that no number is cut in two, and joined by line ends.
 */
export const boundText = (text: string): string => {
  if (text.length <= HEAD + TAIL) return text;
  const headEnd = cutBackwards(text, HEAD);
  const tailStart = cutForwards(text, text.length - TAIL);
  const parts = [text.slice(0, headEnd), ...windows(text, headEnd, tailStart), text.slice(tailStart)];
  return parts.join('\n\n');
};

const windows = (text: string, from: number, to: number): string[] => {
  const found: string[] = [];
  let at = text.indexOf('0x', from);
  for (let finds = 0; at !== -1 && at < to && found.length < MAX_WINDOWS && finds < MAX_FINDS; finds += 1) {
    if (!/[0-9A-Fa-f]/.test(text.charAt(at + 2))) {
      at = text.indexOf('0x', at + 2);
      continue;
    }
    const end = cutForwards(text, Math.min(at + WINDOW_AFTER, to));
    found.push(text.slice(cutBackwards(text, Math.max(at - WINDOW_BEFORE, from)), end));
    at = text.indexOf('0x', end);
  }
  return found;
};

/** The white space at or before `at`, or `at` when none is near. */
const cutBackwards = (text: string, at: number): number => {
  for (let i = at; i > at - CUT_REACH && i > 0; i -= 1) if (/\s/.test(text.charAt(i))) return i;
  return at;
};

const cutForwards = (text: string, at: number): number => {
  for (let i = at; i < at + CUT_REACH && i < text.length; i += 1) if (/\s/.test(text.charAt(i))) return i;
  return at;
};
