import { TAG, type DerNode } from './der.ts';

const FORM = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?(?:Z|([+-])(\d\d)(\d\d))$/;

/**
 * A UTCTime or GeneralizedTime (RFC 5280 4.1.2.5) as `YYYY-MM-DDTHH:MM:SSZ`, or null where it is no time. The two-digit
 * year of UTCTime means 1950 to 2049. Offsets, which DER forbids and old tools wrote, are reckoned in; fractions are dropped.
 */
export function asn1Time(node: DerNode | undefined): string | null {
  if (node?.tagClass !== 'universal' || (node.tag !== TAG.utcTime && node.tag !== TAG.generalizedTime) || node.content.length > 32) return null;
  const text = node.content.toString('latin1');
  const short = node.tag === TAG.utcTime;
  const full = short ? `${Number(text.slice(0, 2)) >= 50 ? '19' : '20'}${text}` : text;
  const match = FORM.exec(full);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const offset = (match[7] === '-' ? -1 : 1) * (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  // A field out of range would have moved the date on.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || date.getUTCHours() !== hour || date.getUTCMinutes() !== minute || date.getUTCSeconds() !== second) return null;
  date.setUTCMinutes(date.getUTCMinutes() - offset);
  const iso = date.toISOString();
  return /^\d{4}-/.test(iso) ? iso.replace(/\.\d+Z$/, 'Z') : null;
}
