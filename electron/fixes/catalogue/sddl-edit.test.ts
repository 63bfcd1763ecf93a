import { expect, it } from 'vitest';
import { networkServiceReads } from '../../diagnosis/sddl.ts';
import { withGrants, withoutDenials } from './sddl-edit.ts';

const SESSION_ENV = 'S-1-5-80-4022436659-1090538466-1613889075-870485073-3428993833';
const WANTED = [{ sid: 'SY', rights: 'FA' }, { sid: 'NS', rights: 'FR' }, { sid: SESSION_ENV, rights: 'FA' }] as const;

it('adds what is missing and keeps every other entry', () => {
  const before = 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;BA)';
  expect(networkServiceReads(before)).toBe(false);
  const after = withGrants(before, WANTED);
  expect(after).toBe(`O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;BA)(A;;FR;;;NS)(A;;FA;;;${SESSION_ENV})`);
  expect(networkServiceReads(after ?? '')).toBe(true);
  expect(withGrants(after ?? '', WANTED)).toBe(after);
});

it('takes a denial of the service out, in either spelling, and nobody else’s', () => {
  expect(withGrants('O:BAG:SYD:AI(D;;FR;;;S-1-5-20)(D;;FA;;;BG)(A;;FA;;;SY)(A;ID;FR;;;BU)S:AI(AU;;FA;;;WD)', [{ sid: 'NS', rights: 'FR' }], 'SY'))
    .toBe('O:SYG:SYD:AI(D;;FA;;;BG)(A;;FA;;;SY)(A;;FR;;;NS)(A;ID;FR;;;BU)S:AI(AU;;FA;;;WD)');
});

it('touches no inherited denial and no text that is no descriptor', () => {
  expect(withGrants('D:AI(D;ID;FR;;;NS)(A;;FA;;;SY)', [{ sid: 'NS', rights: 'FR' }])).toBeNull();
  expect(withGrants('nonsense', [{ sid: 'NS', rights: 'FR' }])).toBeNull();
  expect(withoutDenials('O:BAG:SYD:AI(D;CIID;0x6;;;SY)(A;CIID;KA;;;SY)', 'SY')).toBeNull();
  expect(withoutDenials('O:BAG:SYD:AI(A;CIID;KA;;;SY)', 'SY')).toBeNull();
});

it('opens a certificate store that shuts SYSTEM out', () => {
  expect(withoutDenials('O:BAG:SYD:AI(D;CI;0x6;;;SY)(A;CIID;KR;;;BU)(A;CIID;KA;;;SY)', 'SY')).toBe('O:BAG:SYD:AI(A;CIID;KR;;;BU)(A;CIID;KA;;;SY)');
});
