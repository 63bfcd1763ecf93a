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
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//RDP Doctor//Radar//EN', 'CALSCALE:GREGORIAN', 'X-WR-CALNAME:RDP', 'BEGIN:VEVENT', expect.stringMatching(/^UID:[0-9a-f]{40}@rdp-doctor$/),
      'DTSTAMP:20261121T000000Z', 'DTSTART;VALUE=DATE:20261224', 'SUMMARY:CN=a\\;b\\,c\\\\d', 'DESCRIPTION:SRV-04\\nend', 'TRANSP:TRANSPARENT', 'END:VEVENT', 'END:VCALENDAR', '',
    ]);
  });
  it('has the same UID in every run, another for another host or certificate', () => {
    const uid = (one: RadarRow, at = 0) => /UID:(\w+)/.exec(icsEvent(one, texts, at))?.[1];
    expect(uid(row(), 1)).toBe(uid(row({ ms: 9, daysLeft: 2 }), 2));
    expect(new Set([uid(row()), uid(row({ host: 'srv-05' })), uid(row({ sha1: 'b'.repeat(40) })), uid(row({ port: 3390 }))]).size).toBe(4);
  });
  it('holds the end that means for ever', () => expect(icsEvent(row({ notAfter: '9999-12-31T23:59:59Z' }), texts, 0)).toContain('\r\nDTSTART;VALUE=DATE:99991231\r\nSUMMARY'));
  it('has none for a host whose end is not known', () => expect(icsEvent(row({ notAfter: null }), texts, 0)).toBe(''));
  it('is read by a reader that knows RFC 5545 only, and gives every text back', () => {
    const clean = (text: string) => text.replace(/\r\n|\r/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\ufffd');
    fc.assert(fc.property(hostile, hostile, (issuer, computerName) => {
      const whole = (text: string) => Buffer.from(text).toString();
      const bytes = Buffer.from(icsHead(texts) + icsEvent(row({ issuer, computerName }), texts, Date.UTC(2026, 10, 21)) + ICS_END);
      const [calendar] = readCalendar(bytes);
      const [event] = calendar?.parts ?? [];
      expect([calendar?.name, event?.name, calendar?.parts.length]).toEqual(['VCALENDAR', 'VEVENT', 1]);
      for (const name of ['VERSION', 'PRODID', 'CALSCALE']) expect(calendar?.values.filter((one) => one.name === name)).toHaveLength(1);
      for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY', 'DESCRIPTION', 'TRANSP']) expect(event?.values.filter((one) => one.name === name)).toHaveLength(1);
      expect(calendar?.values.find((one) => one.name === 'METHOD')).toBeUndefined();
      const text = (name: string) => textValue(event?.values.find((one) => one.name === name)?.value ?? '');
      expect([text('SUMMARY'), text('DESCRIPTION')]).toEqual([whole(clean(issuer)), whole(clean(`${computerName}\nend`))]);
    }));
  });
  it('keeps its form whatever the certificate says', () => {
    fc.assert(fc.property(hostile, hostile, (issuer, computerName) => {
      const ics = icsEvent(row({ issuer, computerName }), texts, 0);
      for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const names = unfold(ics).filter(Boolean).map((line) => line.split(/[:;]/)[0]);
      expect(names).toEqual(['BEGIN', 'UID', 'DTSTAMP', 'DTSTART', 'SUMMARY', 'DESCRIPTION', 'TRANSP', 'END']);
    }));
  });
});

interface Part {
  readonly name: string;
  readonly values: { readonly name: string; readonly value: string }[];
  readonly parts: Part[];
}

/** RFC 5545 3.1 and 3.4 to the letter: octets unfolded, every line a name, parameters and a value without controls, components closed in order. */
function readCalendar(bytes: Buffer): Part[] {
  const text = bytes.toString('latin1');
  expect(text.endsWith('\r\n')).toBe(true);
  for (const line of text.slice(0, -2).split('\r\n')) expect(line.length).toBeLessThanOrEqual(75);
  const top: Part = { name: '', values: [], parts: [] };
  const open = [top];
  for (const octets of text.slice(0, -2).replace(/\r\n[ \t]/g, '').split('\r\n')) {
    const line = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(octets, 'latin1'));
    const [, name = '', , value = ''] = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"\u0000-\u0008\u000a-\u001f\u007f]*"|[^";:,\u0000-\u0008\u000a-\u001f\u007f]*))*):([^\u0000-\u0008\u000a-\u001f\u007f]*)$/.exec(line) ?? expect.fail(`no content line: ${JSON.stringify(line)}`);
    const here = open.at(-1) ?? top;
    if (name === 'BEGIN') {
      const part: Part = { name: value, values: [], parts: [] };
      here.parts.push(part);
      open.push(part);
    } else if (name === 'END') {
      expect([open.pop()?.name, open.length > 0]).toEqual([value, true]);
    } else here.values.push({ name, value });
  }
  expect(open).toHaveLength(1);
  return top.parts;
}

/** TEXT (RFC 5545 3.3.11): nothing but these stands behind a backslash, and no comma or semicolon alone. */
function textValue(value: string): string {
  expect(value).toMatch(/^(?:\\[\\;,nN]|[^\\;,])*$/);
  return value.replace(/\\([\\;,nN])/g, (_, letter: string) => (letter.toLowerCase() === 'n' ? '\n' : letter));
}
