import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { verdict } from '../window/app.ts';
import { applyShown, openReview } from '../window/fixing.ts';
import { follow, guideStep, takeCall } from '../window/guide.ts';
import { saveFolder, saveReport } from '../window/reporting.ts';
import { RELEASE, TEST_BUILD } from './place.ts';
import { asPerson, runPacked } from './run-packed.ts';

let app: ElectronApplication;
let page: Page;
let dataDir = '';

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rdp-doctor-packed-window-'));
  await writeFile(join(dataDir, 'settings.json'), JSON.stringify({ lang: 'en', theme: 'light' }));
  app = await _electron.launch({ executablePath: TEST_BUILD.executable, args: ['--data-dir', dataDir], colorScheme: null });
  page = await app.firstWindow();
  await page.waitForFunction(() => document.documentElement.dataset['painted'] === 'true');
});
test.afterAll(async () => {
  await app.close().catch(() => {});
  await rm(dataDir, { recursive: true, force: true });
});

test('it knows that it is packaged, and its page is locked up', async () => {
  const seen = await app.evaluate(({ app: own, BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown>; getURL(): string };
    return { packaged: own.isPackaged, name: own.getName(), version: own.getVersion(), preferences: contents.getLastWebPreferences(), url: contents.getURL() };
  });
  expect(seen).toMatchObject({ packaged: true, name: 'RDP Doctor', url: 'app://ui/index.html', preferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false } });
  expect(seen.version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(await page.evaluate(() => typeof (globalThis as { process?: unknown }).process)).toBe('undefined');
  expect(await page.evaluate(() => fetch('file:///etc/hostname').then(() => 'read', () => 'refused'))).toBe('refused');
});

test('see and explain: from the phone to the proven cause and its fix', async () => {
  await takeCall(page, 'key-acl');
  expect(await verdict(page)).toBe('TLS_CLOSED');
  expect(await follow(page)).toEqual([]);
  expect(await guideStep(page)).toBe('done-proven');
  await expect(page.locator('[data-cause]').first()).toHaveAttribute('data-cause', 'host-key-acl');
  await expect(page.locator('[data-cause]').first()).toHaveAttribute('data-strength', 'proven');
  await expect(page.locator('details[data-fix=fix-rdp-key-acl]')).toHaveJSProperty('open', true);
});

test('fix and prove: the plan is confirmed, and the same probe shows that it helped', async () => {
  await openReview(page, 'fix-rdp-key-acl');
  expect(await applyShown(page)).toBe('kept');
  await expect(page.locator('[data-proof]')).toHaveAttribute('data-proof', 'TLS_CLOSED HEALTHY');
  await page.locator('[data-leave]').click();
  await expect(page.locator('[data-verdict=HEALTHY]')).toBeVisible({ timeout: 20_000 });
});

test('report: what was done, as a page, as paper and as a file', async () => {
  await page.keyboard.press('Control+e');
  await expect(page.locator('[data-report-page]')).toBeVisible();
  const folder = await saveFolder({ app, dataDir }, 'reports');
  const read = async (format: string) => readFile(await saveReport(page, folder, format), 'latin1');
  expect(await read('ticket')).toMatch(/^IMPACT[^]*^RESULT .*HEALTHY/m);
  expect(await read('html')).toMatch(/^<!doctype html>/i);
  expect(JSON.parse(await read('json'))).toMatchObject({ schema: 'rdp-doctor/report@1', verdict: { code: 'HEALTHY' } });
  expect(await read('pdf')).toMatch(/^%PDF-/);
});

test('undo: the journal takes it back, and the fault is there again', async () => {
  await page.keyboard.press('Control+j');
  await expect(page.locator('[data-chain=intact]')).toBeVisible();
  await page.locator('[data-undo]').first().click();
  await page.locator('[data-undo-now]').click();
  await expect(page.locator('[data-undo-outcome=undone]')).toBeVisible();
  await page.locator('[data-close]').click();
  await page.keyboard.press('Control+n');
  await takeCall(page, 'key-acl');
  expect(await verdict(page)).toBe('TLS_CLOSED');
});

test('a second start hands its link over and leaves; the link fills the form and starts nothing', async () => {
  const rootOnly = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const second = await runPacked(TEST_BUILD.executable, [...rootOnly, '--data-dir', dataDir, '--', 'rdpdoctor://check?host=srv-04.corp.example:3390']);
  expect(second.code).toBe(0);
  await expect(page.locator('[data-screen=start]')).toBeVisible();
  await expect(page.locator('textarea').first()).toHaveValue('srv-04.corp.example:3390');
  await runPacked(TEST_BUILD.executable, [...rootOnly, '--data-dir', dataDir, '--', 'rdpdoctor://apply?fix=nla-off']);
  await expect(page.locator('textarea').first()).toHaveValue('srv-04.corp.example:3390');
  await expect(page.locator('tr[data-stage]')).toHaveCount(0);
});

test('a hostile link changes nothing, and smuggles in neither a switch nor a file', async () => {
  const rootOnly = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  await writeFile(join(dataDir, 'evil.rdp'), 'full address:s:evil.example\r\n');
  const hostile = [
    'rdpdoctor://check?host=a%00b', 'rdpdoctor://check?host=a%0D%0Ab', 'rdpdoctor://check?host=a\nb', 'rdpdoctor://check?host=\u001B%5B31m', 'rdpdoctor://check?host=%E2%80%AEmoc', `rdpdoctor://check?host=${'a'.repeat(30_000)}`,
    'rdpdoctor://user:secret@check?host=a', 'rdpdoctor://check@evil.example?host=a', 'rdpdoctor://evil.example/check?host=a', 'rdpdoctor://check:443?host=a', 'rdpdoctor:check?host=a', 'https://evil.example/?host=a',
    'rdpdoctor://check?host=a&host=b', 'rdpdoctor://check?host=a&mode=deep', 'rdpdoctor://check?host=a#b', 'rdpdoctor://check?host=--inspect', 'rdpdoctor://check?host=a%20--remote-debugging-port=1', 'rdpdoctor://check?host=%5C%5Cevil%5Cshare',
    'rdpdoctor://check?host=practice%3Akey-acl', 'rdpdoctor://check?host=%E0%A4%A', 'rdpdoctor://explain?code=Call%20555', 'rdpdoctor://x/../../evil.rdp', 'rdpdoctor://check?host=a/../../evil.rdp', `file://${join(dataDir, 'evil.rdp')}`,
  ];
  for (const given of [...hostile.map((link) => [link]), ['rdpdoctor://check?host=a', '--data-dir=/tmp']]) {
    const { code } = await runPacked(TEST_BUILD.executable, [...rootOnly, '--data-dir', dataDir, '--', ...given], { cwd: dataDir, limitMs: 10_000 });
    // So long a one would stop the program that is there: it is not even handed over.
    expect.soft(code, given.join(' ').slice(0, 100)).toBe(given.join().length > 20_000 ? 64 : 0);
  }
  await expect(page.locator('[data-screen=start]')).toBeVisible();
  await expect(page.locator('textarea').first()).toHaveValue('srv-04.corp.example:3390');
  await expect(page.locator('tr[data-stage]')).toHaveCount(0);
  expect(app.windows()).toHaveLength(1);
  // The same file, plainly given, is opened: the way that was closed exists.
  await runPacked(TEST_BUILD.executable, [...rootOnly, '--data-dir', dataDir, '--', 'evil.rdp'], { cwd: dataDir });
  await expect(page.locator('[data-screen=start]')).toBeHidden();
  await expect(page.getByText('evil.example').first()).toBeVisible();
});

test('the place of the window is remembered', async () => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1000, height: 700 }));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => readFile(join(dataDir, 'window.json'), 'utf8').catch(() => '')).toContain('"width":1000');
});

test('the release itself opens its window, in Chromium\'s sandbox', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rdp-doctor-release-'));
  const picture = join(folder, 'first.png');
  try {
    const [program, args] = asPerson(RELEASE.executable, ['--data-dir', join(folder, 'data'), '--disable-gpu']);
    const authority = join(folder, 'authority');
    if (program === 'setpriv') {
      await chmod(folder, 0o777);
      // The key to the display is root's own.
      if (process.env['XAUTHORITY'] !== undefined) await copyFile(process.env['XAUTHORITY'], authority).then(() => chmod(authority, 0o644));
    }
    const { code, stderr } = await runPacked(program, args, { env: { HOME: folder, XDG_CONFIG_HOME: folder, ...(existsSync(authority) && { XAUTHORITY: authority }), RDP_DOCTOR_SCREENSHOT: picture, RDP_DOCTOR_EXIT_AFTER_SCREENSHOT: '1' } });
    expect({ code, picture: existsSync(picture) }, stderr).toEqual({ code: 0, picture: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
