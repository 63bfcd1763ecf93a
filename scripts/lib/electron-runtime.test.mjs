import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executableName, presentElectron } from './electron-runtime.mjs';
import { wheelFits } from './electron-wheel.mjs';
import { cacheFolder } from './paths.mjs';

describe('where Electron comes from', () => {
  let folder = '';
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-electron-')); });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.runIf(process.platform !== 'darwin')('takes the override before anything else', () => {
    writeFileSync(join(folder, executableName()), '');
    writeFileSync(join(folder, 'version'), 'v45.4.1\n');
    expect(presentElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toMatchObject({ dist: folder, version: '45.4.1', from: 'override' });
  });

  it('says so when the override holds no Electron, instead of taking another', () => {
    expect(() => presentElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toThrow(/ELECTRON_OVERRIDE_DIST_PATH names .*correct it or unset it/);
  });

  it('falls back to the Python package on Linux x64 only', () => {
    expect(wheelFits('linux', 'x64')).toBe(true);
    expect(wheelFits('linux', 'arm64')).toBe(false);
    expect(wheelFits('win32', 'x64')).toBe(false);
  });

  it('keeps it per user, outside the repository', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/c' })).toBe(join('/c', 'rdp-doctor'));
    expect(cacheFolder({})).not.toContain(process.cwd());
  });
});
