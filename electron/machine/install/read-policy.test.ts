import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { policyFrom, readPolicy } from './read-policy.ts';

const answer = (type: string, value: string) => ({ code: 0, output: `\r\nHKEY_LOCAL_MACHINE\\Software\\Policies\\RDP Doctor\r\n    DisableUpdates    ${type}    ${value}\r\n\r\n` });

describe('policyFrom', () => {
  it.each([
    ['set', answer('REG_DWORD', '0x1'), 'off'],
    ['set to nought, as a disabled policy is', answer('REG_DWORD', '0x0'), 'notSet'],
    ['of another kind', answer('REG_SZ', '0'), 'off'],
    ['not there', { code: 1, output: '' }, 'notSet'],
    ['not readable', { code: null, output: '' }, 'unknown'],
    ['refused', { code: 5, output: '' }, 'unknown'],
  ] as const)('%s', (_what, given, wanted) => expect(policyFrom(given, 'DisableUpdates')).toBe(wanted));
});

it('is not set where there is no registry', async () => expect(await readPolicy('DisableUpdates', 'linux')).toBe('notSet'));

describe('the templates for group policy', () => {
  const read = (name: string) => readFileSync(new URL(`../../../assets/policy/${name}`, import.meta.url), 'utf8');
  const admx = read('rdp-doctor.admx');

  it('set the values that are read, below the key that is read', () => {
    expect([...admx.matchAll(/key="([^"]+)" valueName="([^"]+)"/g)].map(([, key, value]) => [key, value])).toEqual([
      ['Software\\Policies\\RDP Doctor', 'DisableUpdates'], ['Software\\Policies\\RDP Doctor', 'DisableAdministratorFixes']]);
    expect([...admx.matchAll(/<policy [^>]*class="(\w+)"/g)].map(([, kind]) => kind)).toEqual(['Machine', 'Machine']);
  });
  it('need no other template, which Intune would want imported first', () => {
    expect(admx).not.toMatch(/<using\b/);
    expect([...admx.matchAll(/ref="([^"]+)"/g)].map(([, name = '']) => name).filter((name) => !admx.includes(`name="${name}"`))).toEqual([]);
  });
  it.each(['en-US', 'ja-JP'])('have every word in %s and no word too many', (language) => {
    const wanted = [...admx.matchAll(/\$\(string\.(\w+)\)/g)].map(([, id]) => id ?? '').sort((one, other) => one.localeCompare(other));
    const given = [...read(`${language}/rdp-doctor.adml`).matchAll(/<string id="(\w+)">/g)].map(([, id]) => id ?? '').sort((one, other) => one.localeCompare(other));
    expect(given).toEqual([...new Set(wanted)]);
  });
});
