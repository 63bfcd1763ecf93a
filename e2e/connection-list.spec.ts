import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { LaunchOptions } from './window/app.ts';
import { expectAccessible } from './window/axe.ts';
import { connectionWindow, file, LINES, type ConnectionWindow } from './window/connection.ts';
import { takeCall } from './window/guide.ts';
import { LOOKS, look } from './window/look.ts';

let bench: ConnectionWindow;
let page: Page;
const start = async (options: LaunchOptions = {}) => {
  bench = await connectionWindow(options);
  ({ page } = bench);
};
test.afterEach(() => bench.close());

test('other programs’ exports, dropped; and the file the program was started with', async () => {
  const lines = file(LINES);
  const dataDir = await mkdtemp(join(tmpdir(), 'rdp-doctor-given-'));
  const given = join(dataDir, 'given.rdp');
  await writeFile(given, lines);
  await start({ dataDir, args: [given] });
  await expect(page.locator('[data-draft=file] h1')).toHaveText('given');
  await page.locator('[data-close-draft]').click();

  await bench.drop('export.json', Buffer.from(JSON.stringify([{ Protocol: 'RDP', DisplayName: 'One', Address: 'srv-1', Port: '3390', Password: 'x' }, { Protocol: 'SSH', DisplayName: 'Two', Address: 'b' }, { Protocol: 'RDP', DisplayName: '<b>Three</b>', Address: 'srv-3' }])));
  await expect(page.locator('[data-found="2"]')).toBeVisible();
  await expect(page.locator('[data-left="2"]')).toBeVisible();
  await expectAccessible(page, 'export');
  await page.getByRole('checkbox').first().uncheck();
  await page.locator('[data-import]').click();
  await expect(page.locator('[data-imported="1"]')).toBeVisible();
  await expect(page.locator('[data-profile]')).toHaveText(/<b>Three<\/b>/);
  await bench.drop('bad.rdp', Buffer.from('no profile at all'));
  await expect(page.getByRole('alert')).toContainText('Line 1');
  await bench.drop('dropped.rdp', lines);
  await expect(page.locator('[data-draft=new] h1')).toHaveText('dropped');
  await page.locator('[data-draft-name]').fill('Dropped by Tanaka');
  await page.keyboard.press('Control+s');
  await expect(page.locator('[data-written=saved]')).toContainText('Dropped by Tanaka.rdp');
  expect((await readFile(join(dataDir, 'profiles', 'Dropped by Tanaka.rdp'))).equals(lines)).toBe(true);
});

test('5,000 profiles: pinned and newest first, found by typing, renamed, deleted to a backup, hidden in the user view', async () => {
  const at = '2026-11-21T10:00:00.000Z';
  const profiles = Array.from({ length: 5000 }, (_, n) => ({
    id: `p-${n}`, name: `Server ${n}`, file: `Server ${n}.rdp`, practice: null, pinned: n === 4321, usedAt: n === 77 ? at : null, changedAt: '2026-01-01T00:00:00.000Z',
    addresses: [{ address: `srv-${n}.corp.example`, reason: '', reviewBy: null }, ...(n === 77 ? [{ address: '10.0.0.77', reason: 'DNS', reviewBy: '2026-01-01' }] : [])],
  }));
  await start();
  const { dataDir } = bench;
  await mkdir(join(dataDir, 'profiles'), { recursive: true });
  await writeFile(join(dataDir, 'profiles', 'index.json'), JSON.stringify({ version: 1, profiles }));
  for (const n of [77, 4321]) await writeFile(join(dataDir, 'profiles', `Server ${n}.rdp`), file([`full address:s:srv-${n}.corp.example`]));
  await bench.openScreen();
  await expect(page.locator('output[data-profiles]')).toHaveAttribute('data-profiles', '5000', { timeout: 20_000 });
  await expect(page.locator('[data-place="0"]')).toContainText('Server 4321');
  await expect(page.locator('[data-place="1"]')).toContainText('review due');
  expect(await page.locator('[data-profile]').count()).toBeLessThan(60);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('srv-4321.corp');
  await expect(page.locator('[data-profile]')).toHaveCount(1);
  await page.locator('[data-profile] button').nth(2).click();
  await page.locator('[data-new-name]').fill('Payroll');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-profile]')).toContainText('Payroll');
  await page.locator('[data-profile] button').nth(3).click();
  await expect(bench.answer('stay').last()).toBeFocused();
  await bench.answer('delete').click();
  await expect(page.locator('[data-profile]')).toHaveCount(0);
  const [backup = ''] = (await page.getByText('taken out of the list').textContent())?.match(/\/\S.*\.rdp/) ?? [];
  expect((await readFile(backup)).equals(file(['full address:s:srv-4321.corp.example']))).toBe(true);
  await page.keyboard.press('Control+Shift+U');
  await expect(page.locator('[data-list-hidden]')).toBeVisible();
  await expect(page.getByText('srv-77')).toHaveCount(0);
});

for (const [lang, theme] of LOOKS) {
  test(`how it looks, ${lang}, ${theme}`, async () => {
    test.setTimeout(180_000);
    await start({ settings: { lang, theme } });
    const shown = (name: string) => look(bench.window, `connection-${name}-${lang}-${theme}`);
    await bench.openScreen();
    await shown('empty');
    const given = await bench.put('srv-04.rdp', file(LINES));
    await bench.choose(given);
    await page.locator('[data-pick]').click();
    await bench.setting('username').fill('CORP\\suzuki');
    await page.locator('[data-add-address]').fill('10.0.4.14');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-address]')).toHaveCount(2);
    await shown('editor');
    await page.locator('[data-group] summary').nth(4).click();
    await shown('settings');
    await page.keyboard.press('Control+1');
    await expect(bench.ask('leave')).toBeVisible();
    await shown('leave');
    await bench.answer('discard').click();
    await page.keyboard.press('Control+n');
    await takeCall(page, 'name-fails-ip-works');
    await shown('case');
    await page.locator('[data-open-connection]').click();
    await bench.matrix('finished');
    await page.locator('[data-add-fallback]').click();
    await expect(page.locator('[data-address]')).toHaveCount(2);
    await shown('matrix');
    await page.keyboard.press('Control+s');
    await expect(page.locator('[data-written=saved]')).toBeVisible();
    await page.locator('[data-close-draft]').click();
    await expect(page.locator('[data-profile]')).toHaveCount(1);
    await shown('list');
  });
}
