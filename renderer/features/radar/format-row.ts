import type { RadarWindowRow } from '../../../preload/contract/radar-window.ts';

/** The computer as it is typed: with its port where that is not the usual one. */
export function targetOf({ host, port }: Pick<RadarWindowRow, 'host' | 'port'>): string {
  if (port === 3389) return host;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The common name of an issuer, or all of it where it has none (RFC 4514). */
export function issuerName(issuer: string): string {
  const match = /(?:^|,)\s*CN=((?:\\.|[^,\\])+)/i.exec(issuer);
  return (match?.[1] ?? issuer).replaceAll(/\\([,+"\\<>;= #])/g, '$1');
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A day (UTC, as certificates count them), the same width in every row; null where the text is no date. */
export function formatDay(iso: string | null): string | null {
  const time = iso === null ? Number.NaN : Date.parse(iso);
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}

/** A month's name, short in column heads. */
export function formatMonth(lang: string, time: number, style: 'short' | 'long'): string {
  const key = `${lang} ${style}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(lang, style === 'short' ? { month: 'short', timeZone: 'UTC' } : { month: 'long', year: 'numeric', timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(time);
}
