import { describe, expect, it } from 'vitest';
import type { StoredProfile } from '../../preload/contract/connection.ts';
import { inOrder, matchingProfiles } from './connection-order.ts';

const profile = (name: string, more: Partial<StoredProfile> = {}): StoredProfile => ({ id: name, name, address: `${name}.corp.example`, practice: null, fallbacks: 0, reviewDue: false, pinned: false, usedAt: null, changedAt: '2026-01-01T00:00:00Z', ...more });
const names = (list: readonly StoredProfile[]) => list.map(({ name }) => name);

describe('the list of profiles', () => {
  it('has the pinned first, then the newest, then by name with numbers as numbers', () => {
    const list = [profile('srv-10'), profile('srv-9'), profile('old', { usedAt: '2026-02-01T00:00:00Z' }), profile('new', { usedAt: '2026-03-01T00:00:00Z' }), profile('pinned', { pinned: true })];
    expect(names(inOrder(list))).toEqual(['pinned', 'new', 'old', 'srv-9', 'srv-10']);
    expect(names(list)[0]).toBe('srv-10');
  });
  it('is searched by every word, in name and address, full-width letters too', () => {
    const list = [profile('Osaka 1'), profile('Tokyo 1', { address: '10.0.4.14' }), profile('経理')];
    expect([names(matchingProfiles(list, ' ')), names(matchingProfiles(list, '1 osaka')), names(matchingProfiles(list, '10.0.4')), names(matchingProfiles(list, 'ＴＯＫＹＯ')), names(matchingProfiles(list, '経理'))]).toEqual([['Osaka 1', 'Tokyo 1', '経理'], ['Osaka 1'], ['Tokyo 1'], ['Tokyo 1'], ['経理']]);
  });
  it('is put in order and searched at 5,000 entries without delay', () => {
    const list = Array.from({ length: 5000 }, (_, n) => profile(`srv-${n}`, { usedAt: n % 3 === 0 ? `2026-01-${String(1 + (n % 28)).padStart(2, '0')}T00:00:00Z` : null }));
    expect([inOrder(list).length, matchingProfiles(list, '4999').length]).toEqual([5000, 1]);
  });
});
