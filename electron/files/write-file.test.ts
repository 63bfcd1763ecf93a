import { chmod, lstat, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { standingAt, writeFileSafely } from './write-file.ts';

let home = '';
beforeEach(async () => { home = await mkdtemp(join(tmpdir(), 'write-file-')); });
afterEach(() => rm(home, { recursive: true, force: true }));
const at = (name: string) => join(home, name);
const posix = it.skipIf(process.platform === 'win32');

it('writes a new file and leaves nothing else behind', async () => {
  expect(await writeFileSafely(at('a.json'), 'new', { force: false })).toEqual({ ok: true });
  expect([await readFile(at('a.json'), 'utf8'), await readdir(home)]).toEqual(['new', ['a.json']]);
});

it('leaves an existing file alone unless told otherwise', async () => {
  await writeFile(at('a.json'), 'mine');
  expect(await writeFileSafely(at('a.json'), 'new', { force: false })).toMatchObject({ ok: false, reason: 'exists' });
  expect(await readFile(at('a.json'), 'utf8')).toBe('mine');
  expect(await writeFileSafely(at('a.json'), 'new', { force: true })).toEqual({ ok: true });
  expect([await readFile(at('a.json'), 'utf8'), await readdir(home)]).toEqual(['new', ['a.json']]);
});

it('takes a name as long as names can be', async () => {
  expect(await writeFileSafely(at('n'.repeat(255)), 'x', { force: false })).toEqual({ ok: true });
});

it('calls a folder in the way an I/O failure', async () => {
  expect(await writeFileSafely(home, 'x', { force: true })).toEqual({ ok: false, reason: 'io', code: 'EISDIR' });
  expect(await writeFileSafely(at('no/a.json'), 'x', { force: false })).toMatchObject({ ok: false, reason: 'io', code: 'ENOENT' });
});

posix('replaces what a link leads to, not the link', async () => {
  await writeFile(at('real.json'), 'mine');
  await symlink(at('real.json'), at('link.json'));
  expect(await writeFileSafely(at('link.json'), 'new', { force: false })).toMatchObject({ reason: 'exists' });
  expect(await writeFileSafely(at('link.json'), 'new', { force: true })).toEqual({ ok: true });
  expect([await readFile(at('real.json'), 'utf8'), (await lstat(at('link.json'))).isSymbolicLink()]).toEqual(['new', true]);
});

posix('never replaces a device or a pipe, whatever is forced', async () => {
  expect(await standingAt('/dev/null')).toBe('other');
  expect(await writeFileSafely('/dev/null', 'x', { force: true })).toMatchObject({ ok: false, reason: 'notAFile' });
  expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true);
  await symlink('/dev/null', at('null'));
  expect(await standingAt(at('null'))).toBe('other');
});

posix('gives the new content the rights of the old file, and a new file those asked for less the umask', async () => {
  await writeFile(at('a.rdp'), 'mine');
  await chmod(at('a.rdp'), 0o644);
  await writeFileSafely(at('a.rdp'), 'new', { force: true });
  const before = process.umask(0o027);
  await writeFileSafely(at('b.rdp'), 'new', { force: true, mode: 0o666 });
  await writeFileSafely(at('c.rdp'), 'new', { force: false });
  process.umask(before);
  const mode = async (name: string) => ((await lstat(at(name))).mode & 0o777).toString(8);
  expect([await mode('a.rdp'), await mode('b.rdp'), await mode('c.rdp')]).toEqual(['644', '640', '600']);
});
