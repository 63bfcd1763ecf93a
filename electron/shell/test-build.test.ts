import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isTestBuild } from './test-build.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-test-build-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([['{"debuggable":true}', true], ['{"debuggable":"true"}', false], ['{}', false], ['null', false], ['not json', false]])('reads %s as %s', (text, wanted) => {
  writeFileSync(join(folder, 'package.json'), text);
  expect(isTestBuild(folder)).toBe(wanted);
});

it('is a release where there is no manifest', () => expect(isTestBuild(join(folder, 'nowhere'))).toBe(false));
