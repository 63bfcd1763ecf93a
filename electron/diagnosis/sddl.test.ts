import { describe, expect, it } from 'vitest';
import { everyoneCreates, networkServiceReads } from './sddl.ts';

describe('networkServiceReads', () => {
  it.each([
    ['O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)', true],
    ['O:SYG:SYD:PAI(A;;FA;;;SY)(A;;0x120089;;;S-1-5-20)', true],
    ['D:(A;;GR;;;AU)', true],
    ['D:PAI(A;;FA;;;SY)(A;;FA;;;BA)', false],
    // A deny wins over an allow, its own or a group's.
    ['D:(D;;FR;;;NS)(A;;FA;;;NS)', false],
    ['D:(D;;FA;;;WD)(A;;FR;;;NS)', false],
    // What is only inherited by children, or gives no right to read, does not count.
    ['D:(A;OICIIO;FA;;;NS)', false],
    ['D:(A;;0x100000;;;NS)', false],
    ['D:(D;;WD;;;NS)(A;;FR;;;NS)', true],
    ['D:', false],
    ['not a descriptor', undefined],
    ['', undefined],
  ])('%s', (sddl, readable) => expect(networkServiceReads(sddl)).toBe(readable));

  it('comes to an end on hostile text, and reads nothing from it', () => {
    for (const text of [`D:${'(A;;'.repeat(5000)}`, `D:${'('.repeat(100_000)}`, 'D:'.repeat(10_000)]) expect(networkServiceReads(text)).not.toBe(true);
  });
});

describe('everyoneCreates', () => {
  it.each([['O:SYG:SYD:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)', true], ['O:SYG:SYD:PAI(A;;FR;;;WD)(A;;FA;;;BA)', false], ['D:(A;;FA;;;SY)', false]])('%s', (sddl, creates) => expect(everyoneCreates(sddl)).toBe(creates));
});
