import { createHash } from 'node:crypto';
import type { RadarRow } from '../../../preload/contract/radar.ts';

/** The words of an event, in one language. */
export interface IcsTexts {
  /** The calendar's name. */
  readonly calendar: string;
  summary(row: RadarRow): string;
  description(row: RadarRow): string;
}

/** RFC 5545 3.1: a line holds 75 octets at most, its end not counted. */
const MAX_OCTETS = 75;

/** Begins a calendar (RFC 5545 3.4). It names no method: publishing one would need an organizer (RFC 5546 3.2.1). */
export function icsHead(texts: IcsTexts): string {
  return lines(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//RDP Doctor//Radar//EN', 'CALSCALE:GREGORIAN', `X-WR-CALNAME:${escaped(texts.calendar)}`]);
}

export const ICS_END = 'END:VCALENDAR\r\n';

/**
 * One all-day event on the day a certificate ends (UTC); empty where no end was read. The UID is the same in every run for the same host and
 * certificate, so that a calendar that takes the file again has each event once. `at`: ms since 1970, when the file is made.
 */
export function icsEvent(row: RadarRow, texts: IcsTexts, at: number): string {
  const end = row.notAfter === null ? Number.NaN : Date.parse(row.notAfter);
  if (Number.isNaN(end)) return '';
  const stamp = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');
  // An event without an end lasts its day (RFC 5545 3.6.1); the day after 9999-12-31, which says "for ever" (RFC 5280 4.1.2.5), could not be written.
  const day = (ms: number): string => stamp(ms).slice(0, 8);
  const uid = createHash('sha256').update(`${row.host} ${row.port} ${row.sha1 ?? ''} ${row.notAfter ?? ''}`).digest('hex').slice(0, 40);
  return lines([
    'BEGIN:VEVENT', `UID:${uid}@rdp-doctor`, `DTSTAMP:${stamp(at)}`, `DTSTART;VALUE=DATE:${day(end)}`,
    `SUMMARY:${escaped(texts.summary(row))}`, `DESCRIPTION:${escaped(texts.description(row))}`, 'TRANSP:TRANSPARENT', 'END:VEVENT',
  ]);
}

/** TEXT (RFC 5545 3.3.11): four characters are escaped, controls have no place in it. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|[\r\n]/g, '\\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\ufffd');
}

function lines(list: readonly string[]): string {
  return list.map((line) => `${folded(line)}\r\n`).join('');
}

/** Folds between characters, never within one: a reader unfolds octets, but not every one does. */
function folded(line: string): string {
  let [out, octets] = ['', 0];
  for (const char of line) {
    const size = Buffer.byteLength(char);
    if (octets + size > MAX_OCTETS) {
      out += '\r\n ';
      octets = 1;
    }
    out += char;
    octets += size;
  }
  return out;
}
