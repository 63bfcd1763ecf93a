import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withoutServiceStarts } from './policy-rc.mjs';

describe('policy-rc.d', () => {
  let folder = '';
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-policy-')); });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('forbids service starts during the step and is gone after it', async () => {
    const file = join(folder, 'policy-rc.d');
    await withoutServiceStarts(async () => {
      expect(readFileSync(file, 'utf8')).toMatch(/exit 101/);
      if (process.platform !== 'win32') expect(statSync(file).mode & 0o111).toBe(0o111);
    }, file);
    expect(existsSync(file)).toBe(false);
  });

  it('puts back what was there, also when the step fails', async () => {
    const file = join(folder, 'policy-rc.d');
    writeFileSync(file, 'theirs');
    await expect(withoutServiceStarts(() => Promise.reject(new Error('no')), file)).rejects.toThrow('no');
    expect(readFileSync(file, 'utf8')).toBe('theirs');
  });

  it('mends what a step that was cut off left behind', async () => {
    const file = join(folder, 'policy-rc.d');
    writeFileSync(file, '#!/bin/sh\n# put here by rdp-doctor while it installs packages\nexit 101\n');
    writeFileSync(`${file}.before-rdp-doctor`, 'theirs');
    await withoutServiceStarts(async () => undefined, file);
    expect(readFileSync(file, 'utf8')).toBe('theirs');
    expect(existsSync(`${file}.before-rdp-doctor`)).toBe(false);
  });
});
