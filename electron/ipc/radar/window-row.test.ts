import { describe, expect, it } from 'vitest';
import { keptRowOf } from './testing.ts';
import { windowRow } from './window-row.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const at = (change: Parameters<typeof keptRowOf>[1], warnDays = 30) => windowRow(keptRowOf('srv', change), warnDays, NOW);

describe('windowRow', () => {
  it.each([
    ['ok', {}], ['soon', { notAfter: '2026-12-21T09:59:59.000Z' }], ['ok', { notAfter: '2026-12-22T10:00:00.000Z', notBefore: '2026-11-20T00:00:00.000Z' }], ['ended', { notAfter: '2026-11-21T09:59:59.000Z' }],
    ['ended', { notAfter: '2026-11-01T00:00:00.000Z', verdict: 'CERT_EXPIRED' as const }], ['problem', { verdict: 'CERT_NAME_MISMATCH' as const }], ['unread', { notAfter: null, verdict: 'TLS_CLOSED' as const }],
    ['unread', { verdict: 'UNKNOWN' as const }], ['unread', { notAfter: 'soon' }], ['late', { notAfter: '2026-12-31T00:00:00.000Z', notBefore: '2025-12-31T00:00:00.000Z' }],
  ])('is %s: %j', (state, change) => expect(at(change).state).toBe(state));

  it('counts days from now, not from the run, and warns from the days asked for', () => {
    expect(at({ notAfter: '2026-11-24T11:00:00.000Z', daysLeft: 99 }).daysLeft).toBe(3);
    expect(at({ notAfter: '2026-11-21T09:00:00.000Z' }).daysLeft).toBe(-1);
    expect(at({ notAfter: '2027-01-21T00:00:00.000Z' }, 90).state).toBe('soon');
    expect(at({ notAfter: '2026-12-31T00:00:00.000Z', notBefore: '2025-12-31T00:00:00.000Z' }).pastRenewalDays).toBe(33);
  });
});
