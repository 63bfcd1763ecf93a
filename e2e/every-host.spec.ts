import { expect, test, type Page } from '@playwright/test';
import { CURES } from '../electron/practice/testing/cures.ts';
import { launch, verdict, type Window } from './window/app.ts';
import { applyShown, dialog } from './window/fixing.ts';
import { takeCall } from './window/guide.ts';
import { expectWhole, openJournal } from './window/journal.ts';

let window: Window;
let page: Page;
test.beforeAll(async () => {
  window = await launch();
  page = window.page;
});
test.afterAll(() => window.close());

for (const [host, cures] of Object.entries(CURES)) {
  test(`${host}: see, explain, fix, prove, undo`, async () => {
    await page.keyboard.press('Control+n');
    await takeCall(page, host);
    const before = await verdict(page);
    for (const [fix, settings] of cures) {
      await openPlan(fix, settings);
      const outcome = await applyShown(page);
      expect(['kept', 'awaitingKeep'], fix).toContain(outcome);
      if (outcome === 'awaitingKeep') {
        await page.locator('[data-keep]').click();
        await expect(page.locator('[data-outcome=kept]')).toBeVisible({ timeout: 20_000 });
      }
      await page.locator('[data-leave]').click();
      await expect(page.getByRole('alertdialog')).toHaveCount(0);
      await expect(page.locator('[data-phase=ended]')).toBeVisible({ timeout: 20_000 });
    }
    await expect(page.locator('[data-verdict=HEALTHY]')).toBeVisible({ timeout: 20_000 });
    if (!(await takeBack(cures.length))) return;
    await page.keyboard.press('Control+n');
    await takeCall(page, host);
    expect(await verdict(page)).toBe(before);
  });
}

test('the journal of all of it holds', () => expectWhole(window.dataDir));

/** The dialog of a fix, with what only a person knows put in. */
async function openPlan(fix: string, settings: Readonly<Record<string, string>> = {}): Promise<void> {
  const item = page.locator(`details[data-fix="${fix}"]`);
  await expect(item).toBeVisible();
  await item.evaluate((fold) => { (fold as HTMLDetailsElement).open = true; });
  await item.locator(`[data-review-fix="${fix}"]`).click();
  for (const [name, value] of Object.entries(settings)) await dialog(page, 'form').locator(`[data-setting="${name}"]`).fill(value);
  if (Object.keys(settings).length > 0) await page.locator('[data-make-plan]').click();
  await expect(dialog(page, 'plan')).toBeVisible({ timeout: 20_000 });
  const asked = page.locator('[data-host-name]');
  if (await asked.count()) await asked.fill(await asked.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent?.split(': ').at(-1) ?? ''));
}

/** Undoes the newest changes, the newest first; false where one has no way back (a cleared cache). */
async function takeBack(count: number): Promise<boolean> {
  await openJournal(page);
  for (let at = 0; at < count; at += 1) {
    const row = page.locator('[data-entry]').nth(at);
    await expect(row).toBeVisible();
    if (!(await row.locator('[data-undo]').count())) return false;
    await row.locator('[data-undo]').click();
    await page.locator('[data-undo-now]').click();
    await expect(page.locator('[data-undo-outcome=undone], [data-undo-outcome=partlyUndone]')).toBeVisible({ timeout: 20_000 });
    await page.locator('[data-close]').click();
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
  }
  return true;
}
