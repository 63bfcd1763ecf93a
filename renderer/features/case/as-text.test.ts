import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import { changeLanguage, restOfTexts, startTexts } from '../../text/i18n.ts';
import { rowText, verdictText } from './as-text.ts';

beforeAll(() => startTexts('en').then(() => restOfTexts()));

const diagnosis: DiagnosisModel = {
  schema: 'rdp-doctor/diagnosis@1', tool: { name: 'rdp-doctor', version: '0', runtime: 'x' }, startedAt: '2026-11-21T10:41:00.000Z', durationMs: 1234, mode: 'deep', cancelled: false,
  target: { input: 'srv-04', host: 'srv-04', port: 3390, addresses: ['10.0.0.1'] },
  verdict: { code: 'TCP_REFUSED', stage: 'tcp', sentence: { key: 'window:case.checking', params: { host: 'srv-04' } }, address: '10.0.0.1' },
  stages: [{ stage: 'dns', state: 'pass', ms: 1.25, address: null }, { stage: 'tcp', state: 'fail', ms: 2, address: '10.0.0.1' }, { stage: 'tls', state: 'blocked', ms: 0, address: '10.0.0.1', blockedBy: 'tcp' }],
  findings: [
    { code: 'TCP_REFUSED', state: 'fail', stage: 'tcp', sentence: { key: 'window:rail.case' }, facts: [], address: '10.0.0.1' },
    { code: 'DNS_SLOW', state: 'info', stage: 'dns', sentence: { key: 'window:rail.help' }, facts: [] },
    { code: 'TCP_REFUSED', state: 'fail', stage: 'tcp', sentence: { key: 'window:rail.settings' }, facts: [], address: '10.0.0.2' },
  ],
  checks: [], facts: [], causes: [], ruledOut: [], nextCheck: null,
};

describe('verdictText', () => {
  it('names the host, the verdict, the next step, every step and what else was found', () => {
    const text = verdictText(i18next.t, 'en', diagnosis, '0.1.0');
    expect(text.split('\n')).toEqual([
      'Computer: srv-04:3390',
      'Verdict: Checking srv-04 [TCP_REFUSED: port refused]',
      expect.stringMatching(/^Next: The machine is there/),
      '', 'Steps:',
      '- Name lookup · passed · 1.3 ms',
      '- TCP connection · 10.0.0.1 · failed · 2 ms',
      '- TLS handshake · 10.0.0.1 · blocked · stopped at TCP connection',
      '', 'Also found:', '- Settings', '- Help',
      '', expect.stringContaining('RDP Doctor 0.1.0, deep check, 1.2 s'),
    ]);
  });

  it('names the cause in place of a general next step, where the evidence carries one', () => {
    const cause = (strength: 'proven' | 'some') => ({ id: 'listener', strength, title: { key: 'window:rail.case' }, for: [], against: [], fixes: [] });
    const line = (strength: 'proven' | 'some') => verdictText(i18next.t, 'en', { ...diagnosis, causes: [cause(strength)] }, '0.1.0').split('\n')[2];
    expect(line('proven')).toBe('Likely cause: Current check [proven]');
    expect(line('some')).toMatch(/^Next: /);
  });

  it('speaks the language of the window', async () => {
    await changeLanguage('ja');
    expect(verdictText(i18next.t, 'ja', diagnosis, '0.1.0')).toMatch(/^接続先: srv-04:3390\n診断結果: srv-04 を診断中 \[TCP_REFUSED: ポートが拒否\]/);
    await changeLanguage('en');
  });
});

describe('rowText', () => {
  const rung = (address: string | null, ms: number) => ({ stage: 'tcp' as const, state: 'pass' as const, ms, address, since: null });

  it('gives one line for each address, and names the hosts where there are two', () => {
    const cell = (side: 'target' | 'control', host: string, address: string) => ({ side, host, span: 1, rung: rung(address, 3) });
    expect(rowText(i18next.t, { stage: 'tcp', cells: [cell('target', 'srv-04', '10.0.0.1'), cell('target', 'srv-04', 'fd00::1')] })).toBe('TCP connection · 10.0.0.1 · passed · 3 ms\nTCP connection · fd00::1 · passed · 3 ms');
    expect(rowText(i18next.t, { stage: 'tcp', cells: [cell('target', 'srv-04', '10.0.0.1'), cell('control', 'srv-02', '10.0.0.2')] })).toBe('TCP connection · srv-04 · 10.0.0.1 · passed · 3 ms\nTCP connection · srv-02 · 10.0.0.2 · passed · 3 ms');
  });
});
