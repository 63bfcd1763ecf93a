import { linkSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Failure } from '../failure.ts';
import { refuseSameFile } from './refuse-same-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-same-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const list = join(folder, 'list.csv');
writeFileSync(list, 'host\n');
symlinkSync(list, join(folder, 'symbolic.csv'));
linkSync(list, join(folder, 'hard.csv'));

const none = { csv: undefined, ics: undefined, resume: undefined, since: undefined };
const exitOf = (options: Partial<Parameters<typeof refuseSameFile>[0]>) => refuseSameFile({ list: '-', ...none, ...options }).then(() => 0, (error: unknown) => (error instanceof Failure ? error.exit : -1));

it.each([
  ['itself', { list, csv: list }], ['another spelling', { list, csv: relative(process.cwd(), list) }], ['a symbolic link', { list, ics: join(folder, 'symbolic.csv') }], ['a hard link', { list, csv: join(folder, 'hard.csv') }],
  ['the saved rows', { resume: list, csv: list }], ['the earlier rows', { since: list, ics: list }], ['both outputs, not there yet', { csv: join(folder, 'new'), ics: `${folder}/./new` }],
])('refuses %s', async (_, options) => expect(await exitOf(options)).toBe(64));

it('lets the same rows be resumed and compared, and other files be written', async () => {
  expect(await exitOf({ list, resume: list, since: list, csv: join(folder, 'a'), ics: join(folder, 'b') })).toBe(0);
  expect(await exitOf({ list: '-', csv: join(folder, '-') })).toBe(0);
});
