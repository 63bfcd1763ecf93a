import { describe, expect, it } from 'vitest';
import type { CatalogueFix } from '../../state/use-catalogue.ts';
import { EVERY_FIX, filterFixes } from './filter-fixes.ts';

const fix = (id: string, more: Partial<CatalogueFix> = {}) => ({ id, kind: 'automatic', side: 'host', who: 'technician', tier: 1, offered: false, ...more }) as CatalogueFix;
const ALL = [fix('renew'), fix('flush', { side: 'client', who: 'user', tier: 0 }), fix('owner', { kind: 'guided', who: 'serverOwner', tier: 0 }), fix('key', { tier: 2, offered: true })];
const ids = (filter: Partial<typeof EVERY_FIX>) => filterFixes(ALL, { ...EVERY_FIX, ...filter }, (one) => `${one.id} certificate`).map((one) => one.id);

describe('filterFixes', () => {
  it('shows all, the offered ones first', () => expect(ids({})).toEqual(['key', 'renew', 'flush', 'owner']));
  it('wants every word', () => expect([ids({ text: 'Certificate REN' }), ids({ text: 'renew key' })]).toEqual([['renew'], []]));
  it.each([
    [{ side: 'client' }, ['flush']], [{ who: 'serverOwner' }, ['owner']], [{ kind: 'guided' }, ['owner']], [{ kind: 'offered' }, ['key']], [{ tier: '2' }, ['key']],
    // A guided page changes nothing by itself and has no tier.
    [{ tier: '0' }, ['flush']],
  ] as const)('narrows by %j', (filter, expected) => expect(ids(filter)).toEqual(expected));
});
