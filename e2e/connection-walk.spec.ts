import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { verdict, type LaunchOptions } from './window/app.ts';
import { expectAccessible } from './window/axe.ts';
import { changed, connectionWindow, file, LINES, standInClient, type ConnectionWindow } from './window/connection.ts';
import { takeCall } from './window/guide.ts';

let bench: ConnectionWindow;
let page: Page;
const start = async (options: LaunchOptions = {}) => {
  bench = await connectionWindow(options);
  ({ page } = bench);
};
test.afterEach(() => bench.close());

test('a user’s own file: one field is edited, every other byte stays; validation waits until the field is left', async () => {
  await start();
  const path = await bench.openFile('user file.rdp', file(LINES));
  await expect(page.locator('h1')).toHaveText('user file');
  await expect(page.locator('[data-unknown]')).toHaveAttribute('data-unknown', '1');
  await expect(page.locator('[data-diff]')).toHaveAttribute('data-diff', '0');
  await bench.unsaved(false);

  await bench.setting('server port').fill('70000');
  await expect(page.locator('[data-setting="server port"] [role=alert]')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-setting="server port"] [role=alert]')).toContainText('70000');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Values that do not fit yet: 1.')).toBeVisible();
  await page.locator('[data-setting="server port"] button').click();
  await bench.unsaved(false);

  for (const [text, good] of [['[fe80::1', false], ['srv:99999', false], ['a b', false], ['[fd00::4:14]:3390', true], ['bücher.example', true]] as const) {
    await bench.setting('address-0').fill(text);
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-address="0"] [role=alert]')).toHaveCount(good ? 0 : 1);
    if (good) await bench.unsaved(true);
  }
  await bench.setting('address-0').fill('srv-04.corp.example');
  await page.keyboard.press('Enter');
  await bench.unsaved(false);

  // The value counts although the field was never left: saving leaves it.
  await bench.setting('username').fill('CORP\\鈴木');
  await page.keyboard.press('Control+s');
  await expect(page.locator('[data-written=saved]')).toContainText('Saved as');
  await bench.unsaved(false);
  expect((await readFile(path)).equals(file(changed('username', 'username:s:CORP\\鈴木')))).toBe(true);
  const [backup = ''] = (await page.locator('[data-written=saved]').textContent())?.match(/\S+\.rdp(?=\.? ?$)/) ?? [];
  expect((await readFile(backup)).equals(file(LINES))).toBe(true);
});

test('risks with one click to safer, the diff before, export of a copy, and the list of addresses without a mouse', async () => {
  await start();
  const path = await bench.openFile('risky.rdp', file(LINES));
  await page.locator('[data-risk=authentication-off] button').click();
  await expect(page.locator('[data-risk=authentication-off]')).toHaveCount(0);
  await page.locator('[data-risk=all-drives] button').click();
  await expect(page.locator('[data-diff]')).toHaveAttribute('data-diff', '2');
  await expect(page.locator('[data-diff]')).toContainText('authentication level:i:0');
  await expect(page.locator('[data-diff]')).toContainText('authentication level:i:2');
  await expect(page.locator('[data-preview=unknown]')).toContainText('clipboard');
  await expectAccessible(page, 'editor');

  for (const address of ['10.0.4.14', 'fd00::4:14']) {
    await page.locator('[data-add-address]').fill(address);
    await page.keyboard.press('Enter');
  }
  await expect(page.locator('[data-address]')).toHaveCount(3);
  await expect(page.getByText('no place for fallbacks')).toBeVisible();
  await page.locator('[data-add-address]').fill('10.0.4.14:3389');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('in the list already');
  await page.locator('[data-add-address]').fill('');
  await page.locator('[data-address="2"] [data-move=up]').focus();
  await page.keyboard.press('Enter');
  await expect(bench.setting('address-1')).toHaveValue('fd00::4:14');
  await expect(page.locator('[data-address="1"] [data-move=up]')).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(bench.setting('address-0')).toHaveValue('fd00::4:14');
  await page.locator('[data-address="0"] [draggable]').dragTo(page.locator('[data-address="2"]'));
  await expect(bench.setting('address-2')).toHaveValue('fd00::4:14');
  await expect(bench.setting('address-0')).toHaveValue('srv-04.corp.example');

  const copy = join(bench.dataDir, 'copy.rdp');
  await bench.saveTo(copy);
  await page.keyboard.press('Control+e');
  await expect(page.locator('[data-written=exported]')).toContainText('copy.rdp');
  const safer = LINES.map((one) => (one === 'authentication level:i:0' ? 'authentication level:i:2' : one === 'drivestoredirect:s:*' ? 'drivestoredirect:s:' : one));
  expect((await readFile(copy)).equals(file(safer))).toBe(true);
  expect((await readFile(path)).equals(file(LINES))).toBe(true);

  // The list keeps what the file has no place for; the file it came from stays as it is.
  await page.locator('[data-keep]').click();
  await expect(page.locator('[data-draft=stored]')).toBeVisible();
  await bench.unsaved(false);
  await page.locator('[data-close-draft]').click();
  await expect(page.locator('[data-profile]')).toContainText('fallbacks: 2');
  expect((await readFile(path)).equals(file(LINES))).toBe(true);
});

test('what is not saved is asked about: another screen, another profile, the window; a change by somebody else stops the save', async () => {
  await start();
  const path = await bench.openFile('asked.rdp', file(LINES));
  await bench.setting('username').fill('x');
  await page.keyboard.press('Tab');
  await bench.unsaved(true);
  await page.keyboard.press('Control+5');
  await expect(bench.ask('leave')).toBeVisible();
  await expect(bench.answer('stay').last()).toBeFocused();
  await expectAccessible(page, 'leave');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-screen=connection]')).toBeVisible();
  await page.keyboard.press('Control+5');
  await bench.answer('keep').click();
  await expect(page.locator('[data-screen=radar]')).toBeVisible();
  await page.keyboard.press('Control+2');
  await bench.unsaved(true);
  await expect(bench.setting('username')).toHaveValue('x');

  // Not even what stands in a field that was not left is lost.
  await bench.setting('domain').fill('typed');
  await bench.window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect(bench.ask('leave')).toBeVisible();
  await expect(bench.answer('keep')).toHaveCount(0);
  await bench.answer('stay').last().click();

  await bench.setting('domain').fill('');
  await page.locator('[data-setting=domain] button').click();

  const theirs = file(changed('username', 'username:s:THEIRS'));
  await writeFile(path, theirs);
  await page.keyboard.press('Control+s');
  await expect(bench.ask('conflict')).toBeVisible();
  await bench.answer('stay').last().click();
  expect((await readFile(path)).equals(theirs)).toBe(true);
  await page.keyboard.press('Control+s');
  await bench.answer('replace').click();
  await expect(page.locator('[data-written=saved]')).toBeVisible();
  expect((await readFile(path)).equals(file(changed('username', 'username:s:x')))).toBe(true);

  await bench.setting('username').fill('y');
  await page.locator('[data-close-draft]').click();
  await expect(bench.ask('leave')).toBeVisible();
  await bench.answer('discard').click();
  await expect(page.locator('[data-quick-connect]')).toBeVisible();
  expect((await readFile(path)).equals(file(changed('username', 'username:s:x')))).toBe(true);
});

test('the name fails and the address works: case, one click, matrix, proof, fallback, saved file, client', async () => {
  test.skip(process.platform === 'win32', 'The client is a script that Windows does not look for.');
  test.setTimeout(300_000);
  const client = await standInClient(test.info().outputPath('bin'));
  await start({ env: client.env });
  await takeCall(page, 'name-fails-ip-works');
  expect(await verdict(page)).toBe('DNS_NXDOMAIN');
  await page.locator('[data-open-connection]').click();
  await expect(page.locator('[data-draft=new]')).toBeVisible();
  await expect(bench.setting('address-0')).toHaveValue('srv-11.corp.example');
  await bench.matrix('finished');
  await expect(page.locator('[data-same=proven]')).toBeVisible();
  await expect(page.locator('[data-sign=name-dead]')).toBeVisible();
  const offer = page.locator('[data-offer="10.0.4.31"]');
  await expect(offer).toContainText('Kerberos');
  await expectAccessible(page, 'matrix');
  await offer.locator('[data-add-fallback]').click();
  await expect(bench.setting('address-1')).toHaveValue('10.0.4.31');
  await expect(bench.setting('reason-1')).toHaveValue(/proven/);
  await expect(bench.setting('review-1')).toHaveValue(/^\d{4}-\d\d-\d\d$/);
  await offer.locator('[data-use-now]').click();

  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[data-launch=ended]')).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('[data-draft=stored]')).toBeVisible();
  const [saved = ''] = (await readdir(join(bench.dataDir, 'profiles'))).filter((name) => name.endsWith('.rdp'));
  expect((await readFile(join(bench.dataDir, 'profiles', saved), 'utf16le')).split('\r\n')[0]).toBe('\ufefffull address:s:srv-11.corp.example');
  expect(await readFile(join(client.dir, 'args'), 'utf8')).toMatch(/^1:\/.*\.rdp$/);
  expect((await readFile(join(client.dir, 'file'))).toString('utf16le')).toMatch(/full address:s:127\.0\.0\.1:\d+/);

  // The order stays: the primary is tried first again, and the list now says which to use.
  await page.keyboard.press('F5');
  await bench.matrix('finished');
  await expect(page.locator('[data-choice="1"]')).toContainText('10.0.4.31');
  await page.locator('[data-close-draft]').click();
  await expect(page.locator('[data-profile]')).toContainText('srv-11.corp.example');
});

test('quick connect by Ctrl+Enter needs no file, and Enter checks', async () => {
  test.skip(process.platform === 'win32', 'The client is a script that Windows does not look for.');
  const client = await standInClient(test.info().outputPath('bin'));
  await start({ env: client.env });
  await bench.openScreen();
  await page.keyboard.press('Control+l');
  await page.keyboard.type('[::1]:3390');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[data-launch=ended]')).toBeVisible({ timeout: 20_000 });
  expect(await readFile(join(client.dir, 'args'), 'utf8')).toBe('1:/v:[::1]:3390');
  await expect(page.locator('[data-profiles="0"]')).toBeVisible();
  await page.locator('[data-quick-connect]').fill('a b');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[data-launch=refused]')).toBeVisible();
  await page.locator('[data-quick-connect]').fill('127.0.0.1:9');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-screen=case]')).toBeVisible();
});
