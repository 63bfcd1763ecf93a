import { describe, expect, it } from 'vitest';
import { concernsName } from './concerns-name.ts';

type Given = Parameters<typeof concernsName>[0];
const given = (code: string, ...causes: { id: string; strength: string }[]): Given => ({ verdict: { code }, causes }) as unknown as Given;

describe('concernsName', () => {
  it('is so for every verdict about the name', () => expect([concernsName(given('DNS_NXDOMAIN')), concernsName(given('DNS_PARTIAL')), concernsName(given('TLS_CLOSED'))]).toEqual([true, true, false]));
  it('is so where a way is among the first causes and more than a guess', () => {
    expect(concernsName(given('CERT_NAME_MISMATCH', { id: 'wrong-endpoint', strength: 'strong' }))).toBe(true);
    expect(concernsName(given('TLS_CLOSED', { id: 'host-key', strength: 'strong' }, { id: 'x', strength: 'some' }, { id: 'win11-hostname', strength: 'some' }))).toBe(false);
    expect(concernsName(given('TLS_CLOSED', { id: 'win11-hostname', strength: 'weak' }))).toBe(false);
  });
});
