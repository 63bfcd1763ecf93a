import { describe, expect, it } from 'vitest';
import en from '../../../assets/locales/en/install.json' with { type: 'json' };
import ja from '../../../assets/locales/ja/install.json' with { type: 'json' };
import { elevationAllowed, type ElevationSituation } from './elevation-allowed.ts';

const installed: ElevationSituation = { packaged: true, kind: 'everyone', folderWritable: false, policy: 'notSet' };

describe('elevationAllowed', () => {
  it('allows a copy that only administrators could have written', () => {
    expect(elevationAllowed(installed)).toEqual({ allowed: true });
    expect(elevationAllowed({ ...installed, kind: 'msi' })).toEqual({ allowed: true });
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
    expect(elevationAllowed({ ...installed, ...change })).toEqual({ allowed: false, sentence: { key: `install:elevation.${key}` } });
    expect(en.elevation[key]).toMatch(/\.$/);
    expect(ja.elevation[key]).toMatch(/。$/);
  });
});
