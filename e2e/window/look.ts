import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { resize, type Window } from './app.ts';
import { expectAccessible, expectNoOverflow } from './axe.ts';

const [ALL, USUAL] = [[['en', 'light'], ['en', 'dark'], ['ja', 'light'], ['ja', 'dark']], [['en', 'light'], ['ja', 'dark']]] as const;
/** Languages and themes that every screen is looked at in: each of them once, all four pairs with RDP_DOCTOR_LOOKS=all. */
export const LOOKS: readonly (readonly [lang: 'en' | 'ja', theme: 'light' | 'dark'])[] = process.env['RDP_DOCTOR_LOOKS'] === 'all' ? ALL : USUAL;

/** Where the pictures go. */
export const SHOTS = join('test-results', 'screens');
mkdirSync(SHOTS, { recursive: true });

/** A picture at the usual size, axe on it, and no overflow at the smallest window and at 400 %. */
export async function look(window: Window, name: string): Promise<void> {
  const { page } = window;
  await settle(page);
  await page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled' });
  if (name.startsWith('case')) await page.screenshot({ path: join(SHOTS, `${name}-whole.png`), animations: 'disabled', fullPage: true });
  await expectAccessible(page, name);
  await expectNoOverflow(page, name);
  await resize(window, 880, 600);
  await expectNoOverflow(page, `${name} at 880 × 600`);
  await page.screenshot({ path: join(SHOTS, `${name}-small.png`), animations: 'disabled' });
  await resize(window, 880, 600, 4);
  await expectNoOverflow(page, `${name} at 400 %`);
  await capture(window, `${name}-400`);
  await resize(window, 1320, 860);
}

/** The picture as the window shows it; a page's own screenshot does not know of the zoom. */
async function capture({ app }: Window, name: string): Promise<void> {
  const png = await app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64') ?? '');
  writeFileSync(join(SHOTS, `${name}.png`), Buffer.from(png, 'base64'));
}

async function settle(page: Page): Promise<void> {
  // A screen is a part of its own and comes when it is fetched.
  await page.locator('main[data-screen]').waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}
