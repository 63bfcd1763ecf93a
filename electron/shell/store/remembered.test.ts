import { mkdtemp, readdir, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { remember } from './remembered.ts';

let dir: string;
beforeEach(async () => { dir = await mkdtemp(join(tmpdir(), 'remembered-')); });
afterEach(() => rm(dir, { recursive: true, force: true }));
const entry = (target: string, verdict = 'HEALTHY') => ({ target, verdict, at: '2026-11-21T10:00:00.000Z' });

describe('remember', () => {
  it('starts with defaults in an empty or missing folder and keeps what is saved', async () => {
    const place = join(dir, 'not', 'there');
    const first = await remember(place);
    expect(first).toMatchObject({ settings: { lang: 'system', theme: 'system' }, recent: [], notices: [] });
    await first.saveSettings({ lang: 'ja' });
    await first.addRecent(entry('srv-04'));
    expect(await remember(place)).toMatchObject({ settings: { lang: 'ja', theme: 'system' }, recent: [entry('srv-04')] });
    expect(await readdir(place)).toEqual(['recent.json', 'settings.json']);
  });

  it('keeps the newest of one target, in any case, and at most twelve', async () => {
    const kept = await remember(dir);
    await kept.addRecent(entry('SRV-04', 'TCP_REFUSED'));
    await kept.addRecent(entry('srv-04'));
    expect(kept.recent).toEqual([entry('srv-04')]);
    for (let n = 0; n < 20; n += 1) await kept.addRecent(entry(`host-${n}`));
    expect(kept.recent).toHaveLength(12);
    expect(kept.recent[0]?.target).toBe('host-19');
    await kept.clearRecent();
    expect((await remember(dir)).recent).toEqual([]);
  });

  it.each([['{"lang":'], ['[]'], ['{"lang":"xx","theme":"dark"}'], ['{"lang":"en","theme":"dark","extra":1}'], ['\u0000\u0000']])('sets a damaged file aside with all its bytes: %j', async (text) => {
    await writeFile(join(dir, 'settings.json'), text);
    const kept = await remember(dir);
    expect(kept.settings.lang).toBe('system');
    expect(kept.notices).toHaveLength(1);
    expect(kept.notices[0]).toMatchObject({ key: 'window:notice.setAside', params: { file: 'settings.json' } });
    const aside = (await readdir(dir)).find((name) => name.startsWith('settings.json.damaged-')) ?? '';
    expect(await readFile(join(dir, aside), 'utf8')).toBe(text);
    await kept.saveSettings({ theme: 'dark' });
    expect(await remember(dir)).toMatchObject({ settings: { lang: 'system', theme: 'dark', updates: 'ask' }, notices: [] });
  });

  it('says so when a file cannot be read, and when it cannot be written', async () => {
    await mkdir(join(dir, 'settings.json'));
    const kept = await remember(dir);
    expect(kept.notices[0]).toMatchObject({ key: 'window:notice.unreadable', params: { code: 'EISDIR' } });
    await expect(kept.saveSettings({ lang: 'en' })).rejects.toThrow();
    expect(kept.settings.lang).toBe('en');
    expect(await readdir(dir)).toEqual(['settings.json']);
  });

  it('writes changes that come at once in their order', async () => {
    const kept = await remember(dir);
    await Promise.all(['en', 'ja', 'system', 'ja'].map((lang) => kept.saveSettings({ lang: lang as 'en' })));
    expect((await remember(dir)).settings.lang).toBe('ja');
  });
});
