import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../preload/contract/facts.ts';
import { filterFacts, unreadReason } from './filter-facts.ts';

const at = '2026-11-21T10:00:00.000Z';
const facts: Fact[] = [
  { name: 'key.files', value: [{ name: 'f686' }], source: 'windows', at }, { name: 'store.acl', value: null, unknown: 'needsAdmin', source: 'windows', at },
  { name: 'tls.version', value: 'TLSv1.2', source: 'wire', at }, { name: 'code.disconnect', value: 2308, source: 'paste', at }, { name: 'os.build', value: 20348, source: 'host-block', at },
];
const names = (filter: Partial<Parameters<typeof filterFacts>[1]>) => filterFacts(facts, { text: '', source: 'all', read: 'all', ...filter }).map((one) => one.name);

describe('filterFacts', () => {
  it('looks in name, value and reason, whatever the case', () => {
    expect(names({ text: 'F686' })).toEqual(['key.files']);
    expect(names({ text: 'ADMIN' })).toEqual(['store.acl']);
    expect(names({ text: ' tls ' })).toEqual(['tls.version']);
    expect(names({})).toHaveLength(5);
  });
  it('parts by source and by whether it was read', () => {
    expect(names({ source: 'machine' })).toEqual(['key.files', 'store.acl', 'os.build']);
    expect(names({ source: 'told' })).toEqual(['code.disconnect']);
    expect(names({ read: 'unread' })).toEqual(['store.acl']);
    expect(names({ source: 'machine', read: 'read' })).toEqual(['key.files', 'os.build']);
  });
});

describe('unreadReason', () => {
  it.each([['needsAdmin', { word: 'needsAdmin', detail: '' }], ['failed: timeout: x', { word: 'failed', detail: 'timeout: x' }], ['missing: Get-X', { word: 'missing', detail: 'Get-X' }], ['something else', { word: null, detail: 'something else' }], ['failedly', { word: null, detail: 'failedly' }]])('%s', (text, read) => {
    expect(unreadReason(text)).toEqual(read);
  });
});
