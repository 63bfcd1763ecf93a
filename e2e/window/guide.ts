import { expect, type Page } from '@playwright/test';
import { verdict } from './app.ts';

/** Opens the practice lab from the start screen and takes one call: gives what the user says on the phone. */
export async function takeCall(page: Page, name: string): Promise<string> {
  await page.locator('[data-practice-lab]').click();
  const host = page.locator(`[data-practice="${name}"]`);
  const complaint = (await host.locator('blockquote').textContent()) ?? '';
  await host.getByRole('button').first().click();
  await verdict(page);
  await expect(page.locator('[data-guide]')).toBeVisible();
  return complaint;
}

/** The id of the guide's present step. */
export async function guideStep(page: Page): Promise<string> {
  return (await page.locator('[data-guide]').getAttribute('data-guide')) ?? '';
}

/** Follows the guide to its end, answering what is known and "not known" to the rest; gives the steps that were taken. */
export async function follow(page: Page, known: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const steps: string[] = [];
  for (let turn = 0; turn < 15; turn += 1) {
    const step = await guideStep(page);
    if (step.startsWith('done-')) return steps;
    steps.push(step);
    const guide = page.locator('[data-guide]');
    const run = guide.locator('[data-run-step]');
    if (await run.count()) {
      await run.click();
      await expect(page.locator('[data-phase=ended]')).toBeVisible({ timeout: 40_000 });
      await expect(guide).toBeVisible();
    } else if (await guide.locator('[data-answer]').count()) await guide.locator(`[data-answer="${known[step] ?? 'unknown'}"]`).click();
    else {
      await guide.locator('[data-cannot]').click();
      await guide.getByRole('group', { name: 'Why not?' }).getByRole('button').first().click();
    }
    await expect(page.locator('[data-guide]')).not.toHaveAttribute('data-guide', step);
  }
  throw new Error(`the guide does not end: ${steps.join(', ')}`);
}
