import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startWindowsLike } from './lab/misbehaving/windows-server.ts';
import { startScripted, type ScriptedServer } from './lab/misbehaving/server.ts';
import { check, launch, verdict } from './window/app.ts';
import { expectAccessible } from './window/axe.ts';
import { LOOKS, SHOTS, look } from './window/look.ts';

const ERROR_BOX = 'Remote Desktop Connection\n\nAn internal error has occurred.\n\nError code: 0x904\nExtended error code: 0x7\nTimestamp (UTC): 11/21/26 10:41:07 AM\n';

let healthy: ScriptedServer;
let silent: ScriptedServer;
test.beforeAll(async () => {
  healthy = await startWindowsLike();
  silent = await startScripted(() => new Promise<void>(() => {}));
});
test.afterAll(async () => {
  await healthy.stop();
  await silent.stop();
});

const AT = '2026-11-20T09:58:00.000Z';
const recent = { targets: [{ target: 'srv-02.corp.example', verdict: 'HEALTHY', at: AT }, { target: 'srv-09.corp.example:3390', verdict: 'TLS_RESET', at: AT }, { target: '10.0.4.14', verdict: 'TCP_TIMEOUT', at: AT }] };

test('forced colours, on a screen with every kind of state', async () => {
  const window = await launch();
  try {
    await window.page.emulateMedia({ forcedColors: 'active' });
    await window.page.locator('input[type=text]').fill(`127.0.0.1:${healthy.port}`);
    await check(window.page, `localhost:${await closedPort()}`);
    await verdict(window.page);
    await window.page.screenshot({ path: join(SHOTS, 'case-forced-colours.png') });
    await expectAccessible(window.page, 'forced colours');
    // A state is told by its word and picture, whatever becomes of the colours.
    await expect(window.page.locator('[data-state=fail] svg').first()).toBeVisible();
    await expect(window.page.locator('[data-state=fail]').first()).toHaveText('failed');
  } finally {
    await window.close();
  }
});

for (const [lang, theme] of LOOKS) {
  test(`every screen, ${lang}, ${theme}`, async () => {
    test.setTimeout(300_000);
    const window = await launch({ settings: { lang, theme }, files: { 'recent.json': JSON.stringify(recent) } });
    const { page } = window;
    try {
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(theme === 'dark');
      const shown = (name: string) => look(window, `${name}-${lang}-${theme}`);

      await shown('start');
      await page.locator('textarea').fill(ERROR_BOX);
      await expect(page.locator('dt', { hasText: '0x904' })).toBeVisible();
      await shown('start-error');

      await page.keyboard.press('Control+n');
      await check(page, `127.0.0.1:${healthy.port}`);
      expect(await verdict(page)).toBe('HEALTHY');
      await shown('case-healthy');
      await page.locator('[data-stage=certificate] [data-row]').press('Space');
      await expect(page.locator('[data-fact="certificate.notAfter"]')).toBeVisible();
      await shown('case-facts');
      await page.locator('[data-stage=negotiation] [data-row]').press('Space');
      await page.locator('[data-stage=negotiation] + tr button').click();
      await expect(page.getByRole('dialog').locator('pre').first()).toContainText('0000  03 00 00');
      await shown('case-bytes');
      await page.keyboard.press('Escape');

      await page.keyboard.press('Control+n');
      await page.locator('input[type=text]').fill(`127.0.0.1:${healthy.port}`);
      await check(page, `localhost:${silent.port}`);
      await expect(page.locator('[data-state=running]').first()).toBeVisible();
      await shown('case-running');
      await page.keyboard.press('Escape');
      await expect(page.locator('[data-phase=ended]')).toBeVisible();
      await shown('case-cancelled');
      await page.keyboard.press('Control+n');
      await page.locator('input[type=text]').fill(`127.0.0.1:${healthy.port}`);
      await check(page, `localhost:${await closedPort()}`);
      await verdict(page);
      await shown('case-refused-control');

      await page.keyboard.press('F1');
      await shown('help');
      await page.locator('[data-rail=settings]').click();
      await expect(page.locator('main[data-screen=settings]')).toBeVisible();
      await shown('settings');
      await page.keyboard.press('Control+l');
      await check(page, 'https://srv-04/rdp');
      await expect(page.getByRole('alert')).toBeVisible();
      await shown('start-bad-input');
      expect(await window.violations()).toEqual([]);
    } finally {
      await window.close();
    }
  });
}

async function closedPort(): Promise<number> {
  const server = await startScripted(async () => {});
  await server.stop();
  return server.port;
}
