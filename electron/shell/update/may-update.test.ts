import { expect, it } from 'vitest';
import { mayUpdate, type UpdateSituation } from './may-update.ts';

const ready: UpdateSituation = { packaged: true, platform: 'win32', kind: 'everyone', policy: 'notSet', setting: true, caseOpen: false };

it('looks where the assistant installed it and nothing speaks against it', () => {
  expect(mayUpdate(ready)).toEqual({ may: true });
  expect(mayUpdate({ ...ready, kind: 'onlyMe' })).toEqual({ may: true });
});

it.each([
  [{ packaged: false }, 'notPackaged'],
  [{ platform: 'linux' }, 'notWindows'],
  [{ kind: 'portable' }, 'portable'],
  [{ kind: 'msi' }, 'msi'],
  [{ policy: 'off' }, 'policy'],
  [{ policy: 'unknown' }, 'policyUnknown'],
  [{ setting: false }, 'setting'],
  [{ caseOpen: true }, 'caseOpen'],
] as const)('does not with %o, because %s', (change, because) => {
  expect(mayUpdate({ ...ready, ...change })).toEqual({ may: false, because });
});

it('gives the policy before the setting, so that the settings screen can say who decided', () => {
  expect(mayUpdate({ ...ready, policy: 'off', setting: false, caseOpen: true })).toEqual({ may: false, because: 'policy' });
});
