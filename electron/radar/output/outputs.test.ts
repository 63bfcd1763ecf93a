import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RadarRow } from '../../../preload/contract/radar.ts';
import { readCells } from '../input/csv-line.ts';
import { csvLine } from './csv.ts';
import { ICS_END, icsEvent, icsHead } from './ics.ts';

const row = (changes: Partial<RadarRow> = {}): RadarRow => ({
  schema: 'rdp-doctor/radar-row@1', host: 'srv-04', port: 3389, verdict: 'HEALTHY', notAfter: '2026-12-24T10:00:00Z', daysLeft: 33, issuer: 'CN=srv-04', sha1: 'a'.repeat(40),
  computerName: 'SRV-04', osVersion: '10.0.20348', ms: 1.5, ...changes,
});
const texts = { calendar: 'RDP', summary: (one: RadarRow) => `${one.issuer}`, description: (one: RadarRow) => `${one.computerName}\nend` };
/** What a certificate or a name may hold: anything. */
const hostile = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('=HYPERLINK("http://x")', '+1', '-1+1', '@SUM(A1)', '\tx', '\rx', 'a,b;c\\d"e', '\r\nEND:VEVENT\r\nBEGIN:VEVENT', '日本語'.repeat(30)));

describe('csv', () => {
  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1'])('puts an apostrophe before %j', (issuer) => {
    expect(csvLine(row({ issuer }))).toMatch(/,"?'[=+\-@\t\r＝]/);
  });
  it('leaves numbers of ours alone, also below nothing', () => expect(csvLine(row({ daysLeft: -3, issuer: null }))).toBe(`srv-04,3389,HEALTHY,2026-12-24T10:00:00Z,-3,,${'a'.repeat(40)},SRV-04,10.0.20348,1.5\r\n`));
  it('gives every value back to a reader of RFC 4180, and never a formula', () => {
    // Our own reader trims cells, so a value of nothing but space cannot come back.
    const telling = hostile.filter((text) => !/[\r\n]/.test(text) && (text === '' || text.trim() !== ''));
    fc.assert(fc.property(telling, telling, (issuer, computerName) => {
      const cells = readCells(csvLine(row({ issuer, computerName })).slice(0, -2), ',');
      expect(cells).toHaveLength(10);
      expect([cells?.[5], cells?.[7]].map((cell) => cell?.replace(/^'(?=\s*[=+\-@\t＝＋－＠])/, '').trim())).toEqual([issuer.trim(), computerName.trim()]);
      for (const cell of [cells?.[5], cells?.[7]]) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }), { examples: [['=1', '\tx']] });
  });
});

describe('ics', () => {
  const unfold = (ics: string) => ics.replace(/\r\n[ \t]/g, '').split('\r\n');
  it('holds one all-day event a certificate end', () => {
    const lines = unfold(icsHead(texts) + icsEvent(row({ issuer: 'CN=a;b,c\\d' }), texts, Date.UTC(2026, 10, 21)) + ICS_END);
    expect(lines).toEqual([
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//RDP Doctor//Radar//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'X-WR-CALNAME:RDP', 'BEGIN:VEVENT', expect.stringMatching(/^UID:[0-9a-f]{40}@rdp-doctor$/),
      'DTSTAMP:20261121T000000Z', 'DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261225', 'SUMMARY:CN=a\\;b\\,c\\\\d', 'DESCRIPTION:SRV-04\\nend', 'TRANSP:TRANSPARENT', 'END:VEVENT', 'END:VCALENDAR', '',
    ]);
  });
  it('has the same UID in every run, another for another host or certificate', () => {
    const uid = (one: RadarRow, at = 0) => /UID:(\w+)/.exec(icsEvent(one, texts, at))?.[1];
    expect(uid(row(), 1)).toBe(uid(row({ ms: 9, daysLeft: 2 }), 2));
    expect(new Set([uid(row()), uid(row({ host: 'srv-05' })), uid(row({ sha1: 'b'.repeat(40) })), uid(row({ port: 3390 }))]).size).toBe(4);
  });
  it('has none for a host whose end is not known', () => expect(icsEvent(row({ notAfter: null }), texts, 0)).toBe(''));
  it('keeps its form whatever the certificate says', () => {
    fc.assert(fc.property(hostile, hostile, (issuer, computerName) => {
      const ics = icsEvent(row({ issuer, computerName }), texts, 0);
      for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const names = unfold(ics).filter(Boolean).map((line) => line.split(/[:;]/)[0]);
      expect(names).toEqual(['BEGIN', 'UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'DESCRIPTION', 'TRANSP', 'END']);
    }));
  });
});
