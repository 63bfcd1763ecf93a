import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { benchFolder } from '../testing/practice-bench.ts';
import { practiceStore, type PracticeStore } from './practice-store.ts';

let folder: ReturnType<typeof benchFolder>;
beforeEach(() => { folder = benchFolder(); });
afterEach(() => folder.remove());

function open(name = 'expired-cert'): PracticeStore {
  const opened = practiceStore(name, folder.path);
  if (!opened.ok) throw new Error(opened.because);
  return opened.value;
}

async function load(store: PracticeStore) {
  const read = await store.load();
  if (!read.ok) throw new Error(read.because);
  return read.value;
}

it('makes the machine once and finds it again, certificates and all', async () => {
  const first = await load(open());
  const again = await load(open());
  expect(again).toEqual(first);
  expect((await readdir(join(folder.path, 'practice'))).sort()).toEqual(['expired-cert.json', 'keys.json']);
});

it('sees what another process wrote', async () => {
  const [one, other] = [open(), open()];
  const state = await load(one);
  await load(other);
  await one.save({ ...state, client: { ...state.client, dnsCache: [{ name: 'a', address: '10.0.0.1', ttl: 1 }] } });
  expect((await load(other)).client.dnsCache).toHaveLength(1);
});

it('resets to the scenario with a new certificate', async () => {
  const store = open();
  const before = await load(store);
  await store.save({ ...before, host: before.host && { ...before.host, services: {} } });
  expect((await store.reset()).ok).toBe(true);
  const after = await load(store);
  expect(after.host?.services).toEqual(before.host?.services);
  expect(after.host?.certificates.remoteDesktop[0]?.thumbprint).not.toBe(before.host?.certificates.remoteDesktop[0]?.thumbprint);
});

it.each([
  ['cut in the middle', (text: string) => text.slice(0, 4000)],
  ['of another machine', (text: string) => text.replace('"scenario": "expired-cert"', '"scenario": "key-acl"')],
  ['with a field nobody knows', (text: string) => text.replace('{', '{"extra": 1,')],
  ['with a port that is none', (text: string) => text.replace('"boundPort": 3389', '"boundPort": 338900')],
  ['too long', (text: string) => text + ' '.repeat(5 * 1024 * 1024)],
])('refuses a file %s and leaves it as it is', async (_, harm) => {
  const store = open();
  await load(store);
  const harmed = harm(await readFile(store.path, 'utf8'));
  await writeFile(store.path, harmed);
  expect(await store.load()).toMatchObject({ ok: false, because: 'damaged', path: store.path });
  expect(await readFile(store.path, 'utf8')).toBe(harmed);
  expect((await store.reset()).ok).toBe(true);
  expect((await store.load()).ok).toBe(true);
});

it('lives with a damaged key pool: keys are made anew', async () => {
  await mkdir(join(folder.path, 'practice'));
  await writeFile(join(folder.path, 'practice', 'keys.json'), '{"keys":{"host-rdp":"AAAA"}}');
  expect((await load(open())).host?.certificates.remoteDesktop).toHaveLength(1);
});

it('knows its machines by name only', () => {
  expect(practiceStore('../keys', folder.path)).toEqual({ ok: false, because: 'unknownName', name: '../keys' });
});

it('tells a data folder that cannot be written', async () => {
  await writeFile(join(folder.path, 'practice'), 'a file in the way');
  expect(await open().load()).toMatchObject({ ok: false, because: 'io' });
});
