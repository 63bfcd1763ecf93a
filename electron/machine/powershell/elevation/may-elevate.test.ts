import { describe, expect, it } from 'vitest';
import en from '../../../../assets/locales/en/install.json' with { type: 'json' };
import ja from '../../../../assets/locales/ja/install.json' with { type: 'json' };
import { mayElevate, type ElevationSituation } from './may-elevate.ts';

const PROGRAM = 'C:\\Program Files\\RDP Doctor';
const installed: ElevationSituation = { packaged: true, kind: 'everyone', folderWritable: false, policy: 'notSet', elevated: false, executable: `${PROGRAM}\\RDP Doctor.exe`, scripts: `${PROGRAM}\\resources\\powershell` };

describe('mayElevate', () => {
  it('lets a copy ask that only administrators could have written, however its path is written', () => {
    expect(mayElevate(installed)).toEqual({ allowed: true });
    expect(mayElevate({ ...installed, kind: 'msi', scripts: `${PROGRAM.toUpperCase()}\\RESOURCES\\powershell\\` })).toEqual({ allowed: true });
  });

  it.each([
    [{ packaged: false }, 'notPackaged'],
    [{ policy: 'off' }, 'policy'],
    [{ policy: 'unknown' }, 'policyUnknown'],
    [{ kind: 'portable' }, 'portable'],
    [{ kind: 'onlyMe' }, 'onlyMe'],
    [{ folderWritable: true }, 'folderWritable'],
    [{ folderWritable: null }, 'folderUnknown'],
  ] as const)('refuses with %o and says why in one sentence that exists in both languages', (change, key) => {
    expect(mayElevate({ ...installed, ...change })).toEqual({ allowed: false, byPolicy: key.startsWith('policy'), sentence: { key: `install:elevation.${key}` } });
    expect(en.elevation[key]).toMatch(/\.$/);
    expect(ja.elevation[key]).toMatch(/。$/);
  });

  it.each([
    'C:\\Users\\a\\powershell', `${PROGRAM}\\..\\x\\powershell`, `${PROGRAM}x\\powershell`, PROGRAM, 'C:\\PROGRA~1\\RDP Doctor\\resources\\powershell', `\\\\?\\${PROGRAM}\\powershell`, '\\\\server\\C$\\Program Files\\RDP Doctor\\powershell', 'powershell', '',
  ])('refuses scripts in %s, which is not inside the program', (scripts) => {
    expect(mayElevate({ ...installed, scripts })).toMatchObject({ allowed: false, sentence: { key: 'install:elevation.portable' } });
  });

  it('does not refuse a program that runs as administrator for what it is, and does for the policy', () => {
    expect(mayElevate({ ...installed, elevated: true, packaged: false, kind: 'portable', folderWritable: true })).toEqual({ allowed: true });
    expect(mayElevate({ ...installed, elevated: true, policy: 'off' })).toMatchObject({ allowed: false, byPolicy: true });
  });
});
