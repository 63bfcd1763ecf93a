import { expect, it, vi } from 'vitest';
import { checkForUpdate, loadUpdater, namesPublisher, type Updater } from './check-for-update.ts';

const updater = (found: Awaited<ReturnType<Updater['checkForUpdates']>>): Updater => ({
  autoDownload: true, autoInstallOnAppQuit: true, allowDowngrade: true, allowPrerelease: true, disableWebInstaller: false, downloadUpdate: vi.fn(), quitAndInstall: vi.fn(), checkForUpdates: vi.fn(() => Promise.resolve(found)),
});

it('does not even load the updater where it may not ask', async () => {
  const load = vi.fn();
  expect(await checkForUpdate({ may: false, because: 'policy' }, load)).toEqual({ kind: 'notAsked', decision: { may: false, because: 'policy' } });
  expect(load).not.toHaveBeenCalled();
});

it('asks, and downloads and installs nothing by itself, never an older one', async () => {
  const given = updater({ isUpdateAvailable: true, updateInfo: { version: '2.0.0' } });
  expect(await checkForUpdate({ may: true }, () => Promise.resolve(given))).toEqual({ kind: 'available', version: '2.0.0' });
  expect(given).toMatchObject({ autoDownload: false, autoInstallOnAppQuit: false, allowDowngrade: false, allowPrerelease: false, disableWebInstaller: true });
  expect(given.checkForUpdates).toHaveBeenCalledTimes(1);
  expect(given.downloadUpdate).not.toHaveBeenCalled();
  expect(given.quitAndInstall).not.toHaveBeenCalled();
});

it('says none, and what failed', async () => {
  expect(await checkForUpdate({ may: true }, () => Promise.resolve(updater(null)))).toEqual({ kind: 'none' });
  expect(await checkForUpdate({ may: true }, () => Promise.reject(new Error('no network')))).toEqual({ kind: 'failed', detail: 'no network' });
});

it('is not loaded in a copy that nobody signed: any installer would be taken', async () => {
  await expect(loadUpdater('/nowhere')).rejects.toThrow('ENOENT');
  const yml = (publisher: string) => `owner: rdp-doctor\nrepo: rdp-doctor\nprovider: github\n${publisher}updaterCacheDirName: rdp-doctor-updater\n`;
  for (const named of ['publisherName:\n  - CN=RDP Doctor\n', 'publisherName: CN=RDP Doctor\n', "publisherName:\r\n  - 'CN=\"RDP Doctor, Inc\"'\r\n"]) expect(namesPublisher(yml(named)), named).toBe(true);
  for (const none of ['', 'publisherName:\n', 'publisherName: []\n', 'publisherName: ~\n', 'xpublisherName: a\n']) expect(namesPublisher(yml(none)), none).toBe(false);
});
