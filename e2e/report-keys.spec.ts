import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { reportDocument } from '../preload/contract/report.ts';
import { verdict, type Window } from './window/app.ts';
import { freshWindow } from './window/fresh-window.ts';
import { saveFolder } from './window/reporting.ts';

let window: Window;
let page: Page;
freshWindow((opened) => { window = opened; page = opened.page; }, () => window);

/** Presses Tab until the focus is on what the selector names. */
async function tabTo(selector: string, key = 'Tab', most = 120): Promise<void> {
  for (let turn = 0; turn < most; turn += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${selector}`);
}

test('from the call to the closed ticket by keyboard only', async () => {
  test.setTimeout(240_000);
  await tabTo('[data-practice-lab]');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-practice="expired-cert"]')).toBeVisible();
  await tabTo('[data-practice="expired-cert"] button');
  await page.keyboard.press('Enter');
  expect(await verdict(page)).toBe('CERT_EXPIRED');
  await tabTo('[data-note-text]');
  await page.keyboard.type('The user calls from extension 12');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[data-notes="1"]')).toBeVisible();
  await tabTo('[data-call-timer] button', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-call-timer=paused]')).toBeVisible();

  // One key from the case: the report opens, and its ten lines are on the clipboard.
  await page.keyboard.press('Control+Shift+C');
  await expect(page.locator('[data-copied=copied]')).toBeVisible();
  await expect.poll(() => window.app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^IMPACT {3}[^\n]*\nSYMPTOM /);

  // Each reader by arrow, what leaves by Enter, back by Esc to where one was.
  await tabTo('input[type=radio]');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-hidden]')).not.toHaveAttribute('data-hidden', '0');
  await tabTo('[data-see-fields]');
  await page.keyboard.press('Enter');
  await tabTo('[data-filter-fields]');
  await page.keyboard.type('target.host');
  await expect(page.locator('[data-fields="1"]')).toContainText('HOST-1');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-see-fields]')).toBeFocused();
  const into = await saveFolder(window, 'keys');
  await page.keyboard.press('Control+e');
  await expect(page.locator('[data-save=html]')).toBeFocused();
  await tabTo('[data-save=json]');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-report-told=saved]')).toBeVisible();
  const [file = ''] = await readdir(into);
  expect(reportDocument.parse(JSON.parse(await readFile(join(into, file), 'utf8'))).target.host).toBe('HOST-1');

  // The list: found by its note, opened, and deleted for good, with a way out before.
  await page.keyboard.press('Control+6');
  await expect(page.locator('[data-case]')).toHaveCount(1);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('extension');
  await expect(page.locator('[data-shown="1"]')).toBeVisible();
  await tabTo('[data-open-case]');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-saved-case]')).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.locator('[data-case]')).toHaveCount(1);
  await tabTo('[data-delete-case]');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-delete-case]')).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo('[data-agree]', 'Shift+Tab', 5);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-no-cases]')).toBeVisible();
  await expect(page.locator('[data-screen=reports] h1')).toBeFocused();
});
