import { expect, test } from '@playwright/test';
import { launch } from './window/app.ts';
import { applyShown, dialog, openForm, review } from './window/fixing.ts';
import { takeCall } from './window/guide.ts';
import { LOOKS, look } from './window/look.ts';

for (const [lang, theme] of LOOKS) {
  test(`a fix from its plan to its proof, ${lang}, ${theme}`, async () => {
    test.setTimeout(240_000);
    const window = await launch({ settings: { lang, theme } });
    const { page } = window;
    try {
      const shown = (name: string) => look(window, `${name}-${lang}-${theme}`);
      await review(page, 'expired-cert', 'renew-rdp-cert');
      await shown('fix-plan');
      expect(await applyShown(page)).toBe('kept');
      await shown('fix-kept');
      await page.locator('[data-leave]').click();
      await expect(page.locator('[data-verdict=HEALTHY]')).toBeVisible({ timeout: 20_000 });

      await page.keyboard.press('Control+1');
      await review(page, 'nla-old-client', 'nla-timeboxed-off');
      await page.locator('[data-host-name]').fill('SRV-60');
      await shown('fix-tier3');
      await page.locator('[data-host-name]').fill('SRV-06');
      expect(await applyShown(page)).toBe('inBox');
      await shown('fix-in-box');
      await page.keyboard.press('Escape');

      await page.keyboard.press('Control+1');
      await takeCall(page, 'name-fails-ip-works');
      await openForm(page, 'hosts-entry');
      await shown('fix-form');
      await page.locator('[data-setting=address]').fill('10.0.4.31');
      await page.locator('[data-make-plan]').click();
      await expect(dialog(page, 'plan')).toBeVisible({ timeout: 20_000 });
      await page.keyboard.press('Escape');

      await page.keyboard.press('Control+1');
      await review(page, 'firewall-public', 'network-private');
      expect(await applyShown(page)).toBe('awaitingKeep');
      await shown('fix-awaiting');
      await page.keyboard.press('Escape');
      await expect(page.locator('[data-timers="2"]')).toBeVisible();
      await shown('fix-banner');
      expect(await window.violations()).toEqual([]);
    } finally {
      await window.close();
    }
  });
}
