import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { ReportDocument } from '../../preload/contract/report.ts';
import type { Window } from './app.ts';
import { applyShown, openReview } from './fixing.ts';
import { takeCall } from './guide.ts';

/** The part of a window that takes dialogs and keeps files. */
type Desk = Pick<Window, 'app' | 'dataDir'>;

/** Answers a dialog of the system with a path; one that ends with `/` takes the name that was offered. */
export async function stubDialog({ app }: Pick<Desk, 'app'>, method: 'showSaveDialog' | 'showOpenDialog', path: string): Promise<void> {
  await app.evaluate(({ dialog }, [name, chosen]) => {
    Object.assign(dialog, { [name]: (...given: unknown[]) => {
      const { defaultPath = '' } = given.at(-1) as { defaultPath?: string };
      const place = chosen.endsWith('/') ? chosen + (defaultPath.split('/').at(-1) ?? '') : chosen;
      return Promise.resolve({ canceled: false, filePath: place, filePaths: [place] });
    } });
  }, [method, path] as const);
}

/** A folder that everything is saved to from now on. */
export async function saveFolder(window: Desk, name: string): Promise<string> {
  const path = join(window.dataDir, name);
  await mkdir(path, { recursive: true });
  await stubDialog(window, 'showSaveDialog', `${path}/`);
  return path;
}

/** Saves the open report in one form to the folder of `saveFolder`; gives the path of the file. */
export async function saveReport(page: Page, into: string, format: string): Promise<string> {
  const before = new Set(await readdir(into));
  await page.locator(`[data-save=${format}]`).click();
  await expect(page.locator('[data-report-told=saved]')).toContainText(into, { timeout: 40_000 });
  const [file] = (await readdir(into)).filter((name) => !before.has(name));
  expect(file, format).toBeDefined();
  return join(into, file ?? '');
}

/** A practice host from its fault to its repair, with one note written down right before the change. */
export async function repair(page: Page): Promise<void> {
  await takeCall(page, 'expired-cert');
  await page.locator('[data-note-text]').fill('The user calls from extension 12');
  await page.locator('[data-note-text]').press('Control+Enter');
  await expect(page.locator('[data-notes]')).toHaveAttribute('data-notes', '1');
  await openReview(page, 'renew-rdp-cert');
  expect(await applyShown(page)).toBe('kept');
  await page.locator('[data-leave]').click();
  await expect(page.locator('[data-verdict=HEALTHY]')).toBeVisible({ timeout: 20_000 });
}

/** Every name, address and key of a whole report. */
export function secretsOf({ target, facts, before }: ReportDocument): string[] {
  const named = [...facts, ...(before?.facts ?? [])].filter(({ name }) => /^(ntlm\.(computer|domain|dns)|certificate\.(sha|serial)|process\.user|os\.(computer|domain)Name)/.test(name));
  return [...new Set([target.host, ...target.addresses, ...named.flatMap(({ value }) => value)].filter((one): one is string => typeof one === 'string' && one.length > 4))];
}

/** Those that stand in a text, as they are or as JSON spells them. */
export function foundIn(text: string, secrets: readonly string[]): string[] {
  return secrets.filter((one) => [one, JSON.stringify(one).slice(1, -1)].some((spelled) => text.toLowerCase().includes(spelled.toLowerCase())));
}
