import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launch } from './window/app.ts';
import { expectAccessible } from './window/axe.ts';
import { takeCall } from './window/guide.ts';
import { LOOKS, SHOTS, look } from './window/look.ts';

for (const [lang, theme] of LOOKS) {
  test(`what follows from a check, ${lang}, ${theme}`, async () => {
    test.setTimeout(180_000);
    const window = await launch({ settings: { lang, theme } });
    const { page } = window;
    try {
      const shown = (name: string) => look(window, `${name}-${lang}-${theme}`);
      await page.locator('[data-practice-lab]').click();
      await expect(page.locator('[data-practice]').first()).toBeVisible();
      await shown('practice');
      await page.keyboard.press('Control+1');

      await takeCall(page, 'key-acl');
      await shown('case-proven');
      await page.locator('[data-cause] [data-evidence="key.files"]').first().click();
      await expect(page.locator('tr[data-table-fact="key.files"]')).toBeFocused();
      await shown('case-fact-table');
      await page.locator('[data-fixes] details').evaluateAll((folds) => { for (const fold of folds) (fold as HTMLDetailsElement).open = true; });
      await shown('case-fixes');
      await page.keyboard.press('Control+Shift+U');
      await expect(page.locator('[data-user-view]')).toBeVisible();
      await shown('case-user-view');
      await page.keyboard.press('Control+Shift+U');

      await page.keyboard.press('Control+1');
      await takeCall(page, 'name-fails-ip-works');
      await page.locator('[data-cannot]').click();
      await shown('case-ask');
      await page.locator('[data-answer=unknown]').click();
      await expect(page.locator('[data-history]')).toBeVisible();
      await page.locator('[data-history] summary').first().click();
      await page.locator('[data-advice]').first().evaluate((tip) => { const fold = tip.closest('details'); if (fold) fold.open = true; });
      await shown('case-answered');
      await page.locator('main [aria-pressed=false]', { hasText: lang === 'en' ? 'Expert' : 'エキスパート' }).click();
      await expect(page.locator('[data-check]').first()).toBeVisible();
      await page.locator('[data-check] button').first().click();
      await shown('case-expert');
      expect(await window.violations()).toEqual([]);
    } finally {
      await window.close();
    }
  });
}

test('forced colours, with bars, chips and switches', async () => {
  const window = await launch();
  try {
    await window.page.emulateMedia({ forcedColors: 'active' });
    await takeCall(window.page, 'key-acl');
    await window.page.screenshot({ path: join(SHOTS, 'case-proven-forced-colours.png'), fullPage: true });
    await expectAccessible(window.page, 'forced colours');
    // Strength is told by its word, whatever becomes of the colours.
    await expect(window.page.locator('[data-strength=proven]').first()).toContainText('proven');
  } finally {
    await window.close();
  }
});
