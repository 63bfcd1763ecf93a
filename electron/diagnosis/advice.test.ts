import { describe, expect, it } from 'vitest';
import { rateAdvice, TIPS } from './advice.ts';
import { studyCase } from './explain-case.ts';
import { answers, caseOf, CLOSED_ON_HELLO, CODE_904, finding, HEALTHY_WIRE, hostBlock, windows, wire } from './testing/facts.ts';
import { sentence } from './testing/texts.ts';

const rate = (input: Parameters<typeof studyCase>[0]) => Object.fromEntries(rateAdvice(studyCase(input)).map((one) => [one.id, one.rating]));
const ended = [...HEALTHY_WIRE.map((one) => (one.name === 'certificate.notAfter' ? { ...one, value: '2026-11-09T00:00:00.000Z' } : one)), ...CODE_904];

describe('rateAdvice', () => {
  it('rates every tip of the seeds, with a reason in both languages', () => {
    for (const input of [caseOf('HEALTHY', HEALTHY_WIRE), caseOf('CERT_EXPIRED', ended), caseOf('TLS_CLOSED', CLOSED_ON_HELLO)]) {
      const rated = rateAdvice(studyCase(input));
      expect(rated.map((one) => one.id)).toEqual(TIPS.map((one) => one.id));
      for (const one of rated) for (const lang of ['en', 'ja'] as const) expect(sentence(one.tip, lang) + sentence(one.reason, lang)).not.toBe('');
    }
  });
  it('calls the dangerous ones harmful whatever the case', () => {
    for (const input of [caseOf('HEALTHY', HEALTHY_WIRE), caseOf('CERT_EXPIRED', ended), caseOf('STD_RDP_ONLY', [])]) {
      expect(rate(input)).toMatchObject({ 'rename-machinekeys': 'harmful', 'nla-off': 'harmful', 'security-layer-rdp': 'harmful', 'firewall-off': 'harmful', 'antivirus-off': 'harmful', 'old-tls': 'harmful', 'oracle-vulnerable': 'harmful' });
    }
  });
  it('renewing helps an ended certificate, and not where renewal fails', () => {
    expect(rate(caseOf('CERT_EXPIRED', ended))['renew-certificate']).toBe('helps');
    const failing = caseOf('CERT_EXPIRED', [...ended, ...hostBlock({ 'events.certificate': [{ id: 1058, at: '2026-11-20T00:00:00Z', status: null }] })]);
    expect(rateAdvice(studyCase(failing)).find((one) => one.id === 'renew-certificate')).toMatchObject({ rating: 'noEffect', reason: { key: 'guide:advice.renew-certificate.blocked' } });
  });
  it('for 0x904 in TLS the popular tips have no effect', () => {
    expect(rate(caseOf('TLS_CLOSED', [...CLOSED_ON_HELLO, ...CODE_904]))).toMatchObject({
      'clear-licence-cache': 'noEffect', 'flush-dns': 'noEffect', 'use-address': 'noEffect', 'udp-off': 'noEffect', 'mstsc-inbound-rule': 'noEffect', 'websocket-rule': 'noEffect', 'repair-wmi': 'noEffect', 'retype-password': 'noEffect', 'restart-termserv-in-cmd': 'noEffect',
    });
  });
  it('the same tips help where their cause has evidence', () => {
    expect(rate(caseOf('DNS_WRONG_HOST', HEALTHY_WIRE))).toMatchObject({ 'use-address': 'helps', 'flush-dns': 'helps' });
    expect(rate(caseOf('HEALTHY', [...HEALTHY_WIRE, ...answers({ 'scope.breaks': 'afterSignIn' })]))['udp-off']).toBe('helps');
    expect(rate(caseOf('TCP_LOCALLY_BLOCKED', wire({ 'tcp.outcome': 'locallyBlocked' })))['mstsc-outbound-rule']).toBe('helps');
    expect(rate(caseOf('HEALTHY', [...HEALTHY_WIRE, ...windows({ 'schannel.client': [{ protocol: 'TLS 1.2', enabled: 0 }] })], { findings: [finding('TLS_ENGINES_DIFFER', 'warn')] }))['enable-tls12']).toBe('helps');
  });
});
