import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../preload/contract/facts.ts';
import { pasteNotes as schema } from '../../../preload/contract/reporting.ts';
import { FORMS, writeBlock } from '../../collector/testing/write-block.ts';
import { translator } from '../../locale/translator.ts';
import { pasteNotes } from './paste-notes.ts';
import { pastedFacts } from './pasted-facts.ts';

const AT = '2026-11-21T10:00:00.000Z';
const known = { name: 'rdp.denyConnections', value: 1 };

/** What the window is told after a block with these facts was pasted, as it crosses the wall. */
function told(facts: readonly unknown[], more: object = {}, of = { target: { host: 'srv-04.corp.example' }, facts: [] as Fact[] }) {
  const read = pastedFacts(writeBlock({ machine: 'SRV-04', form: 'any', part: 1, at: AT, left: 0, cut: {}, ...more, facts }, FORMS.any).join('\n'), AT);
  return read.ok && read.block ? schema.parse(pasteNotes(read.block, of)) : null;
}

describe('facts of a newer collector', () => {
  it('are named in both languages', () => {
    const { newer } = told([known, { name: 'future.thing', value: { deep: { deeper: 1 } } }]) ?? {};
    expect(newer).toEqual({ key: 'collector:read.newer', params: { names: 'future.thing' } });
    for (const lang of ['en', 'ja'] as const) expect(newer && translator(lang)(newer)).toMatch(lang === 'en' ? /newer collector.*future\.thing/ : /新しい収集スクリプト.*future\.thing/);
  });
  it('are not many on the screen, and cannot write into it', () => {
    const future = Array.from({ length: 100 }, (_, at) => ({ name: `future.${at}`, value: { deep: { deeper: 1 } } }));
    const names = String(told([known, ...future])?.newer?.params?.['names']);
    expect(names.split(', ')).toHaveLength(20);
    expect(names.length).toBeLessThanOrEqual(400);
    expect(String(told([known, { name: 'future\u202e', value: { deep: { deeper: 1 } } }])?.newer?.params?.['names'] ?? '')).not.toContain('\u202e');
  });
  it('are not spoken of where there are none', () => {
    expect(told([known], { left: 3, cut: { 'host.events': 90 } })).toEqual({ left: 3, cut: [{ key: 'collector:read.cut', params: { name: 'host.events', rows: 90 } }], newer: null, other: null, machine: 'SRV-04' });
  });
});

describe('a block of another computer', () => {
  const other = (host: string, said: Readonly<Record<string, string>> = {}) => told([known], {}, { target: { host }, facts: Object.entries(said).map(([name, value]) => ({ name, value, source: 'wire', at: AT })) })?.other ?? null;
  it('is said, with both names', () => {
    expect(other('fin-02.corp.example')).toEqual({ key: 'collector:read.other', params: { machine: 'SRV-04', host: 'fin-02.corp.example' } });
    expect(other('10.0.4.52', { 'ntlm.computerName': 'FIN-02' })).not.toBeNull();
  });
  it('is not supposed where one name fits, or none is known', () => {
    expect([other('SRV-04'), other('srv-04.corp.example'), other('files.corp.example', { 'ntlm.dnsComputerName': 'srv-04.corp.example' }), other('10.0.4.14'), other('fe80::1%eth0')]).toEqual([null, null, null, null, null]);
  });
});
