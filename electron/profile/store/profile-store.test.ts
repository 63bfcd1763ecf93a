import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type * as fsPromises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashOf, profileStore, type ProfileContent, type Stored } from './profile-store.ts';

const opened: string[] = [];
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fsPromises>();
  return { ...real, readFile: (path: Parameters<typeof real.readFile>[0], ...rest: unknown[]) => { opened.push(typeof path === 'string' ? path : ''); return (real.readFile as (...all: unknown[]) => unknown)(path, ...rest); } };
});

let dir = '';
let day = '2026-11-21T10:00:00.000Z';
beforeEach(() => { dir = mkdtempSync(join(tmpdir(), 'rdp-doctor-store-')); day = '2026-11-21T10:00:00.000Z'; opened.length = 0; });
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const store = () => profileStore(dir, () => new Date(day));
const content = (name: string, text = `full address:s:${name}\r\n`, more: Partial<ProfileContent> = {}): ProfileContent => ({ name, bytes: Buffer.from(text), addresses: [{ address: name, reason: '', reviewBy: null }], practice: null, ...more });
function value<T>(result: Stored<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}
const add = async (...contents: ProfileContent[]) => value(await store().add(contents));
const ids = async () => value(await store().list()).profiles.map((one) => one.name);

describe('the store of profiles', () => {
  it('is empty where there is nothing, and makes nothing by looking', async () => {
    expect(value(await store().list())).toEqual({ profiles: [], notices: [] });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('keeps bytes as they are, under names that every system takes', async () => {
    const [one, two] = await add(content('a:b'), content('A B'));
    expect([one?.file, two?.file]).toEqual(['a b.rdp', 'A B (2).rdp']);
    const loaded = value(await store().load(one?.id ?? ''));
    expect([loaded.bytes.toString(), loaded.hash, loaded.path]).toEqual(['full address:s:a:b\r\n', hashOf(loaded.bytes), join(dir, 'profiles', 'a b.rdp')]);
    expect(await store().load('nobody')).toEqual({ ok: false, because: 'unknown' });
  });

  it('shows pinned ones first, then what was used last, then by name', async () => {
    const [a, b] = await add(content('a'), content('b'), content('c'), content('d'));
    await store().pin(b?.id ?? '', true);
    day = '2026-11-22T10:00:00.000Z';
    await store().used(a?.id ?? '');
    expect(await ids()).toEqual(['b', 'a', 'c', 'd']);
  });

  it('tells fallbacks and those whose review is due', async () => {
    const fallback = (reviewBy: string | null) => content('x', undefined, { addresses: [{ address: 'x', reason: '', reviewBy: null }, { address: '10.0.0.1', reason: 'DNS', reviewBy }] });
    await add(fallback('2026-11-21'), fallback('2026-11-22'), fallback(null));
    expect(value(await store().list()).profiles.map((one) => [one.fallbacks, one.reviewDue])).toEqual([[1, true], [1, false], [1, false]]);
  });

  it('replaces with a backup, and not what somebody else changed', async () => {
    const [one] = await add(content('a'));
    const { id = '', file = '' } = one ?? {};
    const { hash } = value(await store().load(id));
    writeFileSync(join(dir, 'profiles', file), 'theirs');
    expect(await store().replace(id, content('a', 'mine'), hash)).toEqual({ ok: false, because: 'conflict' });
    expect(readFileSync(join(dir, 'profiles', file), 'utf8')).toBe('theirs');
    const { backup } = value(await store().replace(id, content('a', 'mine'), null));
    expect([readFileSync(join(dir, 'profiles', file), 'utf8'), readFileSync(backup ?? '', 'utf8')]).toEqual(['mine', 'theirs']);
    expect(value(await store().replace(id, content('renamed', 'mine'), hashOf(Buffer.from('mine')))).backup).toBeNull();
    expect(await ids()).toEqual(['renamed']);
  });

  it('keeps ten old versions', async () => {
    const [one] = await add(content('a'));
    for (let version = 0; version < 13; version++) await store().replace(one?.id ?? '', content('a', `v${version}`), null);
    const kept = readdirSync(join(dir, 'backups', 'profiles'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.rdp'));
    expect(kept).toHaveLength(10);
  });

  it('takes a profile away and leaves its file among the backups', async () => {
    const [one] = await add(content('a'), content('b'));
    const { backup } = value(await store().remove(one?.id ?? ''));
    expect([await ids(), readFileSync(backup, 'utf8'), readdirSync(join(dir, 'profiles')).sort()]).toEqual([['b'], 'full address:s:a\r\n', ['b.rdp', 'index.json']]);
  });

  it('sets a damaged list aside and makes it anew from the files', async () => {
    await add(content('a'), content('b'));
    writeFileSync(join(dir, 'profiles', 'index.json'), '{"version":1,"profiles":[{');
    const { profiles, notices } = value(await store().list());
    expect([profiles.map((one) => one.name), notices.map((one) => one.key)]).toEqual([['a', 'b'], ['profile:store.setAside']]);
    expect(readdirSync(join(dir, 'profiles')).some((name) => name.startsWith('index.json.damaged-'))).toBe(true);
    expect(value(await store().load(profiles[0]?.id ?? '')).bytes.toString()).toBe('full address:s:a\r\n');
    const again = value(await store().list()).profiles;
    expect(value(await store().load(again[1]?.id ?? '')).bytes.toString()).toBe('full address:s:b\r\n');
  });

  it('never leaves its folder, whatever the list says', async () => {
    mkdirSync(join(dir, 'profiles'));
    writeFileSync(join(dir, 'secret.rdp'), 'x');
    writeFileSync(join(dir, 'profiles', 'index.json'), JSON.stringify({ version: 1, profiles: [{ id: 'x', name: 'x', file: '../secret.rdp', addresses: [], practice: null, pinned: false, usedAt: null, changedAt: '' }] }));
    expect(value(await store().list()).profiles).toEqual([]);
  });

  it('does what comes at once one after the other', async () => {
    const kept = store();
    const [first, second] = [await kept.add([content('a')]), kept.add([content('b')])];
    const id = value(first)[0]?.id ?? '';
    await Promise.all([second, kept.pin(id, true), kept.add([content('c')]), kept.rename(id, 'first'), kept.used(id)]);
    expect(await ids()).toEqual(['first', 'b', 'c']);
  });

  it.skipIf(process.getuid?.() === 0)('says where it could not write, and keeps the old list', async () => {
    await add(content('a'));
    chmodSync(join(dir, 'profiles'), 0o500);
    expect(await store().add([content('b')])).toMatchObject({ ok: false, because: 'io', code: 'EACCES' });
    chmodSync(join(dir, 'profiles'), 0o700);
    expect(await ids()).toEqual(['a']);
  });

  it('lists 5,000 by reading one file', async () => {
    mkdirSync(join(dir, 'profiles'));
    const profiles = Array.from({ length: 5000 }, (_, at) => ({ id: `p-${at}`, name: `Server ${at}`, file: `server ${at}.rdp`, addresses: [{ address: `srv-${at}.corp.example`, reason: '', reviewBy: null }, { address: '10.0.0.1', reason: 'DNS', reviewBy: '2027-01-01' }], practice: null, pinned: at % 100 === 0, usedAt: null, changedAt: day }));
    writeFileSync(join(dir, 'profiles', 'index.json'), JSON.stringify({ version: 1, profiles }));
    expect(value(await store().list()).profiles).toHaveLength(5000);
    expect(opened).toEqual([join(dir, 'profiles', 'index.json')]);
  });

  it('keeps its files to the user', async () => {
    await add(content('a'));
    if (process.platform !== 'win32') expect(['a.rdp', 'index.json'].map((name) => statSync(join(dir, 'profiles', name)).mode & 0o777)).toEqual([0o600, 0o600]);
    expect(existsSync(join(dir, 'profiles', 'a.rdp'))).toBe(true);
  });
});
