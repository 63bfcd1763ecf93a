import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Entry { readonly version?: string; readonly resolved?: string; readonly optionalDependencies?: Record<string, string> }

const root = join(import.meta.dirname, '../..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Entry> };

/** Where Node would find a package from a folder of the lock file's tree. */
function find(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (place in lock.packages) return place;
    if (folder === '') return undefined;
  }
}

describe('package-lock.json', () => {
  it('names the builds for every system, or npm ci refuses it as out of step with package.json', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => find(path, name) === undefined).map((name) => `${path} → ${name}`));
    expect(missing).toEqual([]);
  });

  it('names no registry', () => {
    expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toContain('omit-lockfile-registry-resolved=true');
  });

  it('pins the same versions as package.json, exactly', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
    const pinned = Object.fromEntries(Object.keys(devDependencies).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]));
    expect(pinned).toEqual(devDependencies);
  });
});
