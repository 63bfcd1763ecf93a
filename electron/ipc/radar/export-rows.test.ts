import { describe, expect, it } from 'vitest';
import { radarRowDocument } from '../../../preload/contract/radar.ts';
import { translator } from '../../locale/translator.ts';
import { exportRows } from './export-rows.ts';
import { each, keptRowOf } from './testing.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const HOSTILE = ['=cmd|\'/c calc\'!A1', 'a\r\nEND:VCALENDAR', '<script>alert(1)</script>', '\u202Egnp.exe', '$t(radar:ics.calendar){{host}}'];
const rows = [...HOSTILE.map((computerName, index) => keptRowOf(`10.0.0.${index}`, { computerName, issuer: computerName })), keptRowOf('dead', { notAfter: null, verdict: 'TCP_REFUSED' })];
const text = async (kind: 'csv' | 'ics' | 'jsonl') => {
  let out = '';
  for await (const piece of exportRows(kind, each(rows), translator('ja'), NOW)) out += piece;
  return out;
};

describe('exportRows', () => {
  it('gives JSON lines of the contract, days counted anew', async () => {
    const read = (await text('jsonl')).trimEnd().split('\n').map((line) => radarRowDocument.strict().parse(JSON.parse(line)));
    expect(read.map(({ host }) => host)).toEqual(rows.map(({ host }) => host));
    expect([read[0]?.daysLeft, read.at(-1)?.daysLeft, read[0]?.computerName]).toEqual([81, null, HOSTILE[0]]);
  });

  it('gives CSV in which nothing is a formula or a new line', async () => {
    const csv = await text('csv');
    expect(csv).toContain(`'=cmd|`);
    expect(csv.split('\r\n').filter((line) => /(^|,)=/.test(line))).toEqual([]);
    expect(csv.startsWith('\ufeffhost,port,verdict')).toBe(true);
  });

  it('gives one event for each end, in the language asked for', async () => {
    const ics = await text('ics');
    expect(ics.split('BEGIN:VEVENT')).toHaveLength(HOSTILE.length + 1);
    expect(ics.match(/^END:VCALENDAR\r$/gm)).toHaveLength(1);
    expect(ics).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  });
});
