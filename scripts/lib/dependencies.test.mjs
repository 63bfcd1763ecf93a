import { describe, expect, it } from 'vitest';
import { sameTree, stampFor } from './dependencies.mjs';

const wanted = { packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-win32': { version: '2.0.0', optional: true } } };

describe('node_modules against the lock file', () => {
  it('is the same tree without the packages of other systems', () => {
    expect(sameTree(wanted, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true);
  });

  it('is another tree when a version differs or a package is missing', () => {
    expect(sameTree(wanted, { packages: { 'node_modules/a': { version: '1.0.1' } } })).toBe(false);
    expect(sameTree(wanted, { packages: { 'node_modules/b-win32': { version: '2.0.0' } } })).toBe(false);
    expect(sameTree(wanted, { packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-win32': { version: '2.0.1' } } })).toBe(false);
  });

  it('has another stamp when the lock file changes', () => {
    expect(stampFor('a')).not.toBe(stampFor('b'));
  });
});
