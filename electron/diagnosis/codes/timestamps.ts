import { readDay, toIso } from './calendar.ts';

/** A stretch of text that is a date or a time, and the moment it names when that is certain. */
export type Timestamp = { readonly start: number; readonly end: number; readonly iso: string | null; readonly zoned: boolean };

const MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const YEAR_FIRST = String.raw`(?<y1>(?:19|20)\d{2})\s?[-/.年년]\s?(?<m1>\d{1,2})\s?[-/.月월]\s?(?<d1>\d{1,2})[日일.]?`;
const YEAR_LAST = String.raw`(?<p>\d{1,2})(?<sep>[./-])\s?(?<q>\d{1,2})\k<sep>\s?(?<y2>\d{4}|\d{2})`;
const DAY_NAMED = String.raw`(?<d3>\d{1,2})[-. ]{1,2}(?<n3>${MONTHS})[a-z]{0,6}[-., ]{1,2}(?<y3>\d{4}|\d{2})`;
const NAMED_DAY = String.raw`(?<n4>${MONTHS})[a-z]{0,6}\.? (?<d4>\d{1,2})(?:st|nd|rd|th)?,? (?<y4>\d{4})`;
const JOIN = String.raw`(?:T|,?\s{0,2}(?:at|um|às?|alle|kl\.?|kello|в|klo|ob|o)?\s{0,2})?`;
const BEFORE_NOON = 'AM|a\\.\\s?m\\.|午前|上午|오전|πμ|π\\.μ\\.|ص|SA';
const AFTER_NOON = 'PM|p\\.\\s?m\\.|午後|下午|오후|μμ|μ\\.μ\\.|م|CH';
const TIME = String.raw`(?<half1>${BEFORE_NOON}|${AFTER_NOON})?\s?(?<h>\d{1,2})[:.時时시]\s?(?<min>\d{2})(?:[:.分분]\s?(?<s>\d{2})(?:[.,](?<f>\d{1,9}))?)?[分분秒초]?(?:\s?(?<half2>${BEFORE_NOON}|${AFTER_NOON})(?!\p{L}))?(?:\s?\(?(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})\)?(?![\p{L}\d]))?`;
const STAMP = new RegExp(`(?<![\\d.])(?:${YEAR_FIRST}|${YEAR_LAST}|${DAY_NAMED}|${NAMED_DAY})(?![\\d/]|\\.\\d)(?:${JOIN}${TIME}(?![\\d:]))?`, 'giu');

/**
 * Dates and times in the notations people paste. A date whose day and month cannot be told apart names no moment, unless the box of
 * mstsc wrote it (UTC, two digits each: month, day, year). Without a zone `iso` is local time.
 */
export const findTimestamps = (text: string): Timestamp[] => [...text.matchAll(STAMP)].map((match) => read(text, match));

/** The moment a text speaks of: the first certain one with a zone, else the first certain one, else null. */
export const pickMoment = (stamps: readonly Timestamp[]): string | null =>
  (stamps.find((stamp) => stamp.iso !== null && stamp.zoned) ?? stamps.find((stamp) => stamp.iso !== null))?.iso ?? null;

const read = (text: string, match: RegExpMatchArray): Timestamp => {
  const start = match.index ?? 0;
  const end = start + match[0].length;
  const parts = match.groups ?? {};
  const zone = parts['zone'] ?? zoneOfLine(text, start);
  const day = readDay(parts, zone === 'UTC');
  const iso = day === null ? null : toIso(day, parts, zone);
  return { start, end, iso, zoned: zone !== null };
};

/** `Timestamp (UTC): …`, `(UTC+09:00) …` on the same line, in any language. */
const zoneOfLine = (text: string, start: number): string | null => {
  const line = text.slice(Math.max(0, start - 48), start).replace(/^[^]*\n/, '');
  const named = /(?:UTC|GMT)\s?(?:([+-])(\d{1,2})(?::?(\d{2}))?)?(?!\p{L})/iu.exec(line);
  if (named === null) return null;
  const [, sign, hours, minutes] = named;
  return sign === undefined || hours === undefined ? 'UTC' : `${sign}${hours.padStart(2, '0')}:${minutes ?? '00'}`;
};
