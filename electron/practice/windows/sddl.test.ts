import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allows, NETWORK_SERVICE, parseSddl, SYSTEM } from './sddl.ts';

const READ = 0x1;

it.each([
  ['Windows own rights on the key file', 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)', true],
  ['a hardened file', 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;BA)', false],
  ['a denial before the permission', 'D:(D;;FR;;;NS)(A;;FR;;;NS)', false],
  ['a denial of a group', 'D:(D;;FR;;;WD)(A;;FR;;;NS)', false],
  ['a denial after the permission, which comes too late', 'D:(A;;FR;;;NS)(D;;FR;;;NS)', true],
  ['a denial of other rights', 'D:(D;;SD;;;NS)(A;;FR;;;NS)', true],
  ['everyone', 'D:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)', true],
  ['users', 'D:(A;;0x1200a9;;;BU)', true],
  ['a SID in full', 'D:(A;;FR;;;S-1-5-20)', true],
  ['an entry for what is created inside only', 'D:(A;OICIIO;FA;;;NS)', false],
  ['an empty list', 'D:', false],
  ['no list', 'O:SYG:SY', true],
])('%s', (_, sddl, readable) => {
  expect(allows(parseSddl(sddl), NETWORK_SERVICE, READ)).toBe(readable);
});

it('gives SYSTEM what administrators have, and NETWORK SERVICE not', () => {
  const acl = parseSddl('O:BAD:AI(A;CIID;KA;;;BA)');
  expect([allows(acl, SYSTEM, 0x6), allows(acl, NETWORK_SERVICE, 0x6)]).toEqual([true, false]);
});

it('never gives rights for what it cannot read, and never throws', () => {
  for (const text of ['', 'x', 'D:(A;;FR;;NS)', 'D:(A;;QQ;;;WD)', 'D:(A;;FR;;;WD', 'D:((A;;FR;;;WD))']) expect(allows(parseSddl(text), NETWORK_SERVICE, READ)).toBe(false);
  fc.assert(fc.property(fc.stringMatching(/^[A-Z:;()0-9x-]{0,60}$/), (text) => { parseSddl(text); }));
});
