import { expect, it } from 'vitest';
import { mayElevate } from './may-elevate.ts';

const env = { ProgramFiles: 'C:\\Program Files', ProgramW6432: 'C:\\Program Files' };
const at = (folder: string) => mayElevate(folder, 'win32', env);

it('lets a copy in Program Files ask, however its path is written', () => {
  expect(at('C:\\Program Files\\RDP Doctor\\resources\\assets\\powershell')).toEqual({ allowed: true });
  expect(at('c:\\PROGRAM FILES\\RDP Doctor\\resources\\assets\\powershell\\')).toEqual({ allowed: true });
});

it.each([
  ['C:\\Users\\a\\AppData\\Local\\Programs\\rdp-doctor\\resources\\assets\\powershell'], ['C:\\Program Files\\..\\Users\\a\\powershell'], ['C:\\Program Filesx\\RDP Doctor'],
  ['C:\\Program Files'], ['C:\\PROGRA~1\\RDP Doctor'], ['\\\\server\\C$\\Program Files\\RDP Doctor'], ['\\\\?\\C:\\Program Files\\RDP Doctor'], ['Program Files\\RDP Doctor'], ['D:\\rdp-doctor'], [''],
])('refuses %s', (folder) => {
  expect(at(folder)).toEqual({ allowed: false, because: 'notInstalled' });
});

it('refuses where Windows does not say where programs lie, and where there is no Windows', () => {
  expect(mayElevate('C:\\Program Files\\x', 'win32', {})).toEqual({ allowed: false, because: 'notInstalled' });
  expect(mayElevate('C:\\x', 'win32', { ProgramFiles: 'C:\\' })).toEqual({ allowed: false, because: 'notInstalled' });
  expect(mayElevate('/opt/x', 'linux', env)).toEqual({ allowed: false, because: 'notWindows' });
});
