/** The named groups of a matched timestamp; a part that was not there is undefined. */
export type StampParts = Readonly<Record<string, string | undefined>>;

export type Day = { readonly year: number; readonly month: number; readonly day: number };

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day a match names, or null when it is not a day or could be either of two. */
export const readDay = (parts: StampParts, utc: boolean): Day | null => {
  const { y1, m1, d1, y2, y3, n3, d3, y4, n4, d4 } = parts;
  if (y1 !== undefined) return checked(Number(y1), Number(m1), Number(d1));
  if (y3 !== undefined) return checked(fullYear(y3), monthOf(n3), Number(d3));
  if (y4 !== undefined) return checked(Number(y4), monthOf(n4), Number(d4));
  return y2 === undefined ? null : yearLast(parts, y2, utc);
};

const yearLast = (parts: StampParts, yearText: string, utc: boolean): Day | null => {
  const { p = '', q = '', sep } = parts;
  const [first, second, year] = [Number(p), Number(q), fullYear(yearText)];
  if (sep === '.') return checked(year, second, first);
  if (first > 12) return checked(year, second, first);
  const ofTheBox = utc && p.length === 2 && q.length === 2 && yearText.length === 2;
  return second > 12 || first === second || ofTheBox ? checked(year, first, second) : null;
};

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

const monthOf = (name: string | undefined): number => MONTH_NAMES.indexOf((name ?? '').toLowerCase()) + 1;

const checked = (year: number, month: number, day: number): Day | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1990 && year < 2100 ? { year, month, day } : null;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** ISO 8601: with `Z` when the zone is known, local time without a zone otherwise; null without a time of day. */
export const toIso = ({ year, month, day }: Day, parts: StampParts, zone: string | null): string | null => {
  const time = readTime(parts);
  if (time === null) return null;
  const { hour, minute, second, millisecond } = time;
  if (zone === null) {
    const fraction = parts['f'] === undefined ? '' : `.${String(millisecond).padStart(3, '0')}`;
    return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${fraction}`;
  }
  const instant = new Date(Date.UTC(year, month - 1, day, hour, minute, second, millisecond) - offsetOf(zone) * 60_000);
  return parts['f'] === undefined ? instant.toISOString().replace('.000Z', 'Z') : instant.toISOString();
};

const readTime = ({ h, min, s, f, half1, half2 }: StampParts): { hour: number; minute: number; second: number; millisecond: number } | null => {
  if (h === undefined || min === undefined) return null;
  const half = half1 ?? half2;
  const hour = half === undefined ? Number(h) : (Number(h) % 12) + (/^(?:PM|p|午後|下午|오후|μμ|μ|م|CH)/iu.test(half) ? 12 : 0);
  const [minute, second] = [Number(min), Number(s ?? 0)];
  if (hour > 23 || minute > 59 || second > 59 || (half !== undefined && Number(h) > 12)) return null;
  return { hour, minute, second, millisecond: Math.floor(Number(`0.${f ?? '0'}`) * 1000) };
};

/** Minutes ahead of UTC. */
const offsetOf = (zone: string): number => {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (parts === null) return 0;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  return parts[1] === '-' ? -minutes : minutes;
};
