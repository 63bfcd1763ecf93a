import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceState } from './build-stamp.mjs';

describe('the state of the sources', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-state-'));
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    writeFileSync(join(folder, 'a/b/one.ts'), '1');
    writeFileSync(join(folder, 'a/two.ts'), '2');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const state = () => sourceState(['a', 'absent'], folder);

  it('stays while nothing changes', () => expect(state()).toBe(state()));

  it.each([
    ['a file is deleted', () => rmSync(join(folder, 'a/two.ts'))],
    ['a file is added', () => writeFileSync(join(folder, 'a/b/three.ts'), '3')],
    ['a file is older than before', () => utimesSync(join(folder, 'a/two.ts'), 1, 1)],
  ])('changes when %s', (_, change) => {
    const before = state();
    change();
    expect(state()).not.toBe(before);
  });

  it('does not see tests', () => {
    const before = state();
    writeFileSync(join(folder, 'a/two.test.ts'), 'x');
    expect(state()).toBe(before);
  });
});
