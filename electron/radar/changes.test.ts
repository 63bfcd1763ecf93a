import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { radarChangeModel, type RadarChangeModel, type RadarRow } from '../../preload/contract/radar.ts';
import { changesOf } from './changes.ts';
import { readEarlierRows } from './earlier-rows.ts';
import { readSavedRows } from './saved-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'radar-changes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const row = (host: string, changes: Partial<RadarRow> = {}): RadarRow => ({
  schema: 'rdp-doctor/radar-row@1', host, port: 3389, verdict: 'HEALTHY', notAfter: '2027-02-01T00:00:00Z', daysLeft: 72, issuer: null, sha1: 'a'.repeat(40), computerName: null, osVersion: null, ms: 1, ...changes,
});
const before = [row('same'), row('gone'), row('broken'), row('renewed'), row('ending', { daysLeft: 40 }), row('ended', { verdict: 'CERT_EXPIRED', daysLeft: -2 }), row('silent', { sha1: null, notAfter: null, daysLeft: null, verdict: 'TCP_TIMEOUT' }), row('moved', { port: 3390 })];
const now = [
  row('same', { daysLeft: 71, ms: 9 }), row('broken', { verdict: 'TCP_REFUSED', sha1: null, notAfter: null, daysLeft: null }), row('renewed', { sha1: 'b'.repeat(40), notAfter: '2027-08-01T00:00:00Z', daysLeft: 250 }),
  row('ending', { daysLeft: 30 }), row('ended', { sha1: 'c'.repeat(40), daysLeft: 181 }), row('silent'), row('moved'),
];
const place = { port: 3389 };
const expected = [
  { kind: 'verdict', host: 'broken', ...place, before: 'HEALTHY', now: 'TCP_REFUSED' },
  { kind: 'certificate', host: 'renewed', ...place, before: 'a'.repeat(40), now: 'b'.repeat(40), notAfterBefore: '2027-02-01T00:00:00Z', notAfterNow: '2027-08-01T00:00:00Z' },
  { kind: 'ending', host: 'ending', ...place, before: null, now: '2027-02-01T00:00:00Z' },
  { kind: 'verdict', host: 'ended', ...place, before: 'CERT_EXPIRED', now: 'HEALTHY' },
  { kind: 'certificate', host: 'ended', ...place, before: 'a'.repeat(40), now: 'c'.repeat(40), notAfterBefore: '2027-02-01T00:00:00Z', notAfterNow: '2027-02-01T00:00:00Z' },
  { kind: 'verdict', host: 'silent', ...place, before: 'TCP_TIMEOUT', now: 'HEALTHY' },
  { kind: 'new', host: 'moved', ...place, before: null, now: 'HEALTHY' },
  { kind: 'gone', host: 'gone', ...place, before: 'HEALTHY', now: null },
  { kind: 'gone', host: 'moved', port: 3390, before: 'HEALTHY', now: null },
];

/** The same over two lists, in the order of the later one, then what is gone. */
function changesSince(earlier: readonly RadarRow[], later: readonly RadarRow[], warnDays: number): RadarChangeModel[] {
  const same = (a: RadarRow) => (b: RadarRow) => a.host === b.host && a.port === b.port;
  return [
    ...later.flatMap((one) => changesOf(one, earlier.find(same(one)), one, warnDays)),
    ...earlier.filter((one) => !later.some(same(one))).flatMap((one) => changesOf(one, one, undefined, warnDays)),
  ];
}

describe('changes since an earlier run', () => {
  it('tells what is new, gone, judged otherwise, renewed, and newly ending', () => {
    const changes = changesSince(before, now, 30);
    expect(changes).toEqual(expected);
    changes.forEach((one) => radarChangeModel.parse(one));
  });
  it('says that a certificate ends only once', () => expect(changesSince([row('a', { daysLeft: 20 })], [row('a', { daysLeft: 19 })], 30)).toEqual([]));
  it('tells the same from a file, of a host that is there twice by its last row', async () => {
    const path = join(folder, 'saved.jsonl');
    writeFileSync(path, `${[row('same', { verdict: 'TCP_TIMEOUT' }), ...before].map((one) => JSON.stringify(one)).join('\n')}\nnot a row\n{"schema":"rdp-doctor/radar-summary@1"}\n`);
    const earlier = await readEarlierRows(path, 30);
    expect([earlier.rows, earlier.badLines]).toEqual([8, [10]]);
    const changes = now.flatMap((one) => earlier.compare(one));
    for await (const one of earlier.gone()) changes.push(one);
    expect(changes).toEqual(expected);
  });
  it('reads what Windows PowerShell saved, in UTF-16', async () => {
    const path = join(folder, 'utf16.jsonl');
    writeFileSync(path, Buffer.from(`\ufeff${before.map((one) => `${JSON.stringify(one)}\r\n`).join('')}`, 'utf16le'));
    const [earlier, saved] = [await readEarlierRows(path, 30), await readSavedRows(path)];
    expect([earlier.rows, earlier.badLines, saved.rows, saved.badLines]).toEqual([8, [], 8, []]);
    expect(saved.take({ host: 'broken', port: 3389 })).toBe('HEALTHY');
  });
  it('excuses a last line that was cut off, never a whole one of another version', async () => {
    const lines = [row('a'), row('b')].map((one) => JSON.stringify(one));
    const read = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return readSavedRows(join(folder, name));
    };
    expect(await read('torn', `${lines[0]}\n${lines[1]?.slice(0, 40)}`)).toMatchObject({ rows: 1, badLines: [] });
    expect(await read('newer', `${lines[0]}\n${lines[1]?.replace('row@1', 'row@2')}\n`)).toMatchObject({ rows: 1, badLines: [2] });
    expect(await read('only', lines[1]?.replace('row@1', 'row@2') ?? '')).toMatchObject({ rows: 0, badLines: [1] });
    expect(await read('more', `${lines[0]?.replace('"ms"', '"fresh":{"a":1},"ms"')}\n`)).toMatchObject({ rows: 1, badLines: [] });
  });
  it('holds many', async () => {
    const path = join(folder, 'many.jsonl');
    const sha1 = (index: number) => index.toString(16).padStart(40, 'f');
    writeFileSync(path, Array.from({ length: 5000 }, (_, index) => JSON.stringify(row(`h${index}`, { sha1: sha1(index) }))).join('\n'));
    const earlier = await readEarlierRows(path, 30);
    for (let index = 0; index < 5000; index++) expect(earlier.compare(row(`h${index}`, { sha1: sha1(index) }))).toEqual([]);
    for await (const one of earlier.gone()) expect(one).toBeUndefined();
  });
});
