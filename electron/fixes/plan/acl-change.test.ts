import { expect, it } from 'vitest';
import { aclChange } from './acl-change.ts';

it('says what is given and what is taken, in words people know', () => {
  expect(aclChange('O:SYG:SYD:PAI(D;;FR;;;NS)(A;;FA;;;SY)', 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;S-1-5-20)(A;;FA;;;S-1-5-80-4022436659-1090538466-1613889075-870485073-3428993833)'))
    .toEqual({ added: 'NETWORK SERVICE:(R), NT SERVICE\\SessionEnv:(F)', taken: 'DENY NETWORK SERVICE:(R)' });
  expect(aclChange('D:PAI(A;;FA;;;SY)(A;;FA;;;BA)', 'D:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)')).toEqual({ added: 'Everyone:(R,W)', taken: 'SYSTEM:(F)' });
  expect(aclChange('D:(A;;FA;;;SY)', 'D:(A;;FA;;;SY)')).toEqual({ added: '', taken: '' });
});
