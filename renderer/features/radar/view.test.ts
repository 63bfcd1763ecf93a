import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RadarWindowRow } from '../../../preload/contract/radar-window.ts';
import { COLUMNS, viewOf, type Query, type View } from './view.ts';

const row = (change: Partial<RadarWindowRow> = {}): RadarWindowRow => ({
  host: 'srv', port: 3389, verdict: 'HEALTHY', notAfter: null, daysLeft: null, issuer: null, sha1: null, computerName: null, osVersion: null, ms: 1, state: 'ok', pastRenewalDays: 0, selfSigned: null, ...change,
});
const query = (change: Partial<Query> = {}): Query => ({ text: '', state: 'all', sort: null, ...change });
const hosts = ({ rows, places }: View) => places.map((place) => rows[place]?.host);

describe('viewOf', () => {
  const rows = [
    row({ host: 'srv-10', notAfter: '2027-01-01T00:00:00Z' }), row({ host: 'srv-9', issuer: 'CN=corp-ca', state: 'unread' }),
    row({ host: 'srv-1', notAfter: '2026-12-01T00:00:00Z', state: 'soon', verdict: 'CERT_NAME_MISMATCH' }),
  ];

  it('orders numbers in names as numbers, and what is not known last whichever way round', () => {
    expect(hosts(viewOf(rows, query(), null))).toEqual(['srv-10', 'srv-9', 'srv-1']);
    expect(hosts(viewOf(rows, query({ sort: { column: 'host', descending: false } }), null))).toEqual(['srv-1', 'srv-9', 'srv-10']);
    expect(hosts(viewOf(rows, query({ sort: { column: 'end', descending: false } }), null))).toEqual(['srv-1', 'srv-10', 'srv-9']);
    expect(hosts(viewOf(rows, query({ sort: { column: 'end', descending: true } }), null))).toEqual(['srv-10', 'srv-1', 'srv-9']);
    expect(hosts(viewOf(rows, query({ sort: { column: 'state', descending: false } }), null))).toEqual(['srv-1', 'srv-9', 'srv-10']);
  });

  it('filters by text of any column and by state', () => {
    expect(hosts(viewOf(rows, query({ text: ' CORP-ca' }), null))).toEqual(['srv-9']);
    expect(hosts(viewOf(rows, query({ text: 'cert_name' }), null))).toEqual(['srv-1']);
    expect(hosts(viewOf(rows, query({ state: 'attention' }), null))).toEqual(['srv-9', 'srv-1']);
    expect(hosts(viewOf(rows, query({ state: 'ok', text: 'srv-9' }), null))).toEqual([]);
  });

  it('gives the same whether the rows came at once or in batches', () => {
    const anyRow = fc.record({ host: fc.string({ maxLength: 4 }), end: fc.option(fc.integer({ min: 0, max: 3 })), state: fc.constantFrom('ok' as const, 'soon' as const, 'ended' as const) })
      .map(({ host, end, state }) => row({ host, state, notAfter: end === null ? null : `2027-01-0${end + 1}T00:00:00Z` }));
    const anySort = fc.option(fc.record({ column: fc.constantFrom(...COLUMNS), descending: fc.boolean() }));
    fc.assert(fc.property(fc.array(anyRow, { maxLength: 60 }), fc.array(fc.nat(60), { maxLength: 5 }), anySort, fc.constantFrom('all' as const, 'attention' as const), (all, cuts, sort, state) => {
      const asked = query({ sort, state });
      let view: View | null = null;
      for (const cut of [...cuts.filter((one) => one <= all.length).sort((a, b) => a - b), all.length]) view = viewOf(all.slice(0, cut), asked, view);
      expect(view?.places).toEqual(viewOf(all, asked, null).places);
    }));
  });

  it('begins anew with other rows', () => {
    const asked = query();
    const before = viewOf(rows, asked, null);
    expect(hosts(viewOf([row({ host: 'x' }), row({ host: 'y' }), row({ host: 'z' }), row({ host: 'w' })], asked, before))).toEqual(['x', 'y', 'z', 'w']);
  });
});
