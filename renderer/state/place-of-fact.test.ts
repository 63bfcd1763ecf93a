import { describe, expect, it } from 'vitest';
import { placeOfFact } from './place-of-fact.ts';

describe('placeOfFact', () => {
  it.each([
    ['tls.firstBytes', { kind: 'stage', stage: 'tls' }], ['ntlm.computerName', { kind: 'stage', stage: 'nla' }], ['tls.versions', { kind: 'stage', stage: 'enumeration' }],
    ['scope.otherHosts', { kind: 'question', name: 'scope.otherHosts' }], ['code.disconnect', { kind: 'error' }], ['key.files', { kind: 'table' }], ['', { kind: 'table' }],
  ])('%s', (name, place) => expect(placeOfFact(name)).toEqual(place));
});
