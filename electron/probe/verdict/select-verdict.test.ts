import { describe, expect, it } from 'vitest';
import { say } from '../../locale/say.ts';
import type { EndState, Stage } from '../../../preload/contract/stages.ts';
import type { FindingCode } from '../../../preload/contract/verdict-codes.ts';
import { judgeMixedAddresses, selectVerdict } from './select-verdict.ts';
import type { StageResult } from './stage-result.ts';

const place = { host: 'srv', port: 3389, address: null };
function row(stage: Stage, address: string | null, state: EndState, code?: FindingCode): StageResult {
  const findings = code ? [{ code, state: 'fail' as const, stage, text: say(`probe:verdict.${code}`), facts: [], address }] : [];
  return { stage, address, state, ms: 1, findings, facts: [], stops: state === 'fail' };
}
const verdict = (results: StageResult[], addresses: string[], cancelled = false) => selectVerdict({ results, place, addresses, cancelled });

describe('selectVerdict', () => {
  it('takes the first failing stage, then the first address', () => {
    const rows = [row('certificate', 'a', 'fail', 'CERT_EXPIRED'), row('tls', 'b', 'fail', 'TLS_CLOSED'), row('tls', 'a', 'pass')];
    expect(verdict(rows, ['a', 'b'])).toMatchObject({ code: 'TLS_CLOSED', stage: 'tls', address: 'b' });
    expect(verdict([row('tls', 'b', 'fail', 'TLS_RESET'), row('tls', 'a', 'fail', 'TLS_CLOSED')], ['a', 'b'])).toMatchObject({ code: 'TLS_CLOSED', address: 'a' });
  });
  it('is healthy only when nothing was left open', () => {
    expect(verdict([row('tcp', 'a', 'pass')], ['a'])).toMatchObject({ code: 'HEALTHY', stage: null, address: 'a' });
    expect(verdict([row('tcp', 'a', 'timedOut')], ['a'])).toMatchObject({ code: 'UNKNOWN', stage: 'tcp' });
    expect(verdict([row('tcp', 'a', 'cancelled')], ['a'], true)).toMatchObject({ code: 'CANCELLED', stage: 'tcp' });
    expect(verdict([row('tcp', 'a', 'pass'), row('udp', 'a', 'unknown')], ['a'])).toMatchObject({ code: 'HEALTHY' });
  });
  it('keeps a finding made before the run was cancelled', () => {
    expect(verdict([row('tls', 'a', 'fail', 'TLS_CLOSED'), row('stability', 'a', 'cancelled')], ['a'], true).code).toBe('TLS_CLOSED');
  });
});

describe('judgeMixedAddresses', () => {
  const mixed = (dead: string, alive: string, host = 'srv') => {
    const rows = judgeMixedAddresses([row('tcp', dead, 'fail', 'TCP_TIMEOUT'), row('tcp', alive, 'pass')], { ...place, host });
    return selectVerdict({ results: rows, place: { ...place, host }, addresses: [dead, alive], cancelled: false });
  };
  it('tells a dead IPv6 from a dead one of several', () => {
    expect(mixed('fd00::4', '10.0.0.1')).toMatchObject({ code: 'DNS_IPV6_BROKEN', stage: 'tcp', address: 'fd00::4' });
    expect(mixed('10.0.0.2', '10.0.0.1')).toMatchObject({ code: 'DNS_PARTIAL', address: '10.0.0.2' });
    expect(mixed('10.0.0.2', 'fd00::4').code).toBe('DNS_PARTIAL');
  });
  it('takes a dead ::1 of localhost as usual', () => expect(mixed('::1', '127.0.0.1', 'localhost').code).toBe('HEALTHY'));
  it('changes nothing when all are dead', () => {
    const rows = [row('tcp', 'a', 'fail', 'TCP_REFUSED'), row('tcp', 'b', 'fail', 'TCP_TIMEOUT')];
    expect(judgeMixedAddresses(rows, place)).toEqual(rows);
  });
});
