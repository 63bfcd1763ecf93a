import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../paths.mjs';

const names = readdirSync(inRoot('.github/workflows'));
const read = (name) => readFileSync(inRoot('.github/workflows', name), 'utf8');

describe.each(names)('%s', (name) => {
  const text = read(name);
  it('names a version for every action', () => {
    const used = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action).filter((action) => !action.startsWith('./'));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@(v\d+|[0-9a-f]{40})$/.test(action))).toEqual([]);
  });
  it('gives no job more than reading, but the one that publishes', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    const writing = [...text.matchAll(/^ {4}permissions:\n((?: {6}.+\n)+)/gm)];
    expect(writing.length).toBe(name === 'release.yml' ? 1 : 0);
  });
  it('leaves no credentials behind a checkout', () => {
    expect(text.match(/persist-credentials: false/g)?.length).toBe(text.match(/actions\/checkout@/g)?.length);
  });
  it('puts nothing from outside into a script', () => {
    // A branch or tag name inside `run:` would be run; it goes through an environment variable.
    const scripts = [...text.matchAll(/run: (?:\|\n((?: {10}.*\n)+)|(.+))/g)].map(([, many, one]) => many ?? one ?? '');
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
});

it('a release needs the checks, a way to sign, and proves where it was built', () => {
  const release = read('release.yml');
  expect(release).toContain('uses: ./.github/workflows/check.yml');
  expect(release.match(/needs: \[check, version\]/g)).toHaveLength(2);
  expect(release).toContain('nothing is released unsigned');
  expect(release).toContain('actions/attest-build-provenance@');
  expect(release).toContain('--draft --verify-tag --generate-notes');
  expect(release).toContain('npm sbom --sbom-format cyclonedx');
});

it('publishes what the two build jobs uploaded, and nothing that the checks left in the same run', () => {
  const publish = read('release.yml').split(/^ {2}publish:\n/m)[1] ?? '';
  const taken = [...publish.matchAll(/uses: actions\/download-artifact@v\d+\n {8}with:\n((?: {10}.+\n)+)/g)].map(([, given = '']) => given);
  expect(taken.map((given) => /^ {10}name: (\w+)$/m.exec(given)?.[1])).toEqual(['linux', 'windows']);
  expect(publish).not.toMatch(/merge-multiple|pattern:/);
});

it('lets no program out unsigned, and leaves none out of the look', () => {
  expect(read('release.yml')).toContain("Get-ChildItem out/pack -Recurse -Include *.exe, *.msi)");
});

it('compiles the console launcher wherever Windows is packed', () => {
  for (const name of names) {
    const jobs = read(name).split(/^ {2}(?=\w+:\n)/m).filter((job) => /runs-on: windows/.test(job) && /npm (?:test$|run pack)/m.test(job));
    expect(jobs, name).toHaveLength(1);
    const [job = ''] = jobs;
    expect(job.indexOf('launcher/requirements.txt'), name).toBeGreaterThan(0);
    expect(job.indexOf('launcher/requirements.txt'), name).toBeLessThan(job.search(/npm (?:test$|run pack)/m));
  }
});

it.skipIf(spawnSync('actionlint', ['-version']).status !== 0)('actionlint finds nothing', () => {
  const { status, stdout } = spawnSync('actionlint', names.map((name) => inRoot('.github/workflows', name)), { encoding: 'utf8' });
  expect(status, stdout).toBe(0);
});
