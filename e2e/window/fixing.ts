import { expect, type Page } from '@playwright/test';
import type { Window } from './app.ts';
import { takeCall } from './guide.ts';

/** The fix dialog in one of its phases. */
export const dialog = (page: Page, phase?: string) => page.getByRole('alertdialog').locator(phase === undefined ? '[data-review]' : `[data-review="${phase}"]`);

/** Opens the practice host's case and the dialog of one offered fix, up to its plan. */
export async function review(page: Page, host: string, fix: string): Promise<void> {
  await takeCall(page, host);
  await openReview(page, fix);
}

/** Opens the dialog of one fix of the open case, up to its plan. */
export async function openReview(page: Page, fix: string): Promise<void> {
  await press(page, fix);
  await expect(dialog(page, 'plan')).toBeVisible({ timeout: 20_000 });
}

/** Opens the dialog of one fix of the open case that asks something first. */
export async function openForm(page: Page, fix: string): Promise<void> {
  await press(page, fix);
  await expect(dialog(page, 'form')).toBeVisible();
}

async function press(page: Page, fix: string): Promise<void> {
  const item = page.locator(`details[data-fix="${fix}"]`);
  await expect(item).toBeVisible();
  await item.evaluate((fold) => { (fold as HTMLDetailsElement).open = true; });
  await item.locator(`[data-review-fix="${fix}"]`).click();
}

/** Applies what the dialog shows and waits for how it ends. */
export async function applyShown(page: Page, timeout = 40_000): Promise<string> {
  await page.locator('[data-apply]').click();
  const outcome = page.locator('[data-outcome]');
  await expect(outcome).toBeVisible({ timeout });
  return (await outcome.getAttribute('data-outcome')) ?? '';
}

/** Sets the clock of the main process on, as after a sleep; the window's own goes on as before. */
export async function passTime({ app }: Window, ms: number): Promise<void> {
  await app.evaluate((_electron, by) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + by;
  }, ms);
}
