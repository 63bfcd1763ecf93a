import { expect, test } from '@playwright/test';
import { launch } from './window/app.ts';
import { look } from './window/look.ts';

test('every screen and the practice lab by typing a word', async () => {
  const window = await launch();
  const { page } = window;
  try {
    const palette = page.locator('[data-palette]');
    await page.keyboard.press('Control+k');
    await expect(palette.getByRole('combobox')).toBeFocused();
    await expect(palette.locator('[data-action=practice-key-acl]')).toHaveCount(1);
    // Each command once.
    const ids = await palette.getByRole('option').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['action']));
    expect(new Set(ids).size).toBe(ids.length);
    await page.keyboard.type('undo journal');
    await expect(palette.getByText('No command fits.')).toBeVisible();
    await palette.getByRole('combobox').fill('jour');
    await expect(palette.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'journal');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    // A practice call is taken from anywhere; the arrows choose among what fits.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('practice call');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(palette.getByRole('option', { selected: true })).toHaveAttribute('data-action', 'practice-key-acl');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'TLS_CLOSED', { timeout: 20_000 });
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Escape');
    await expect(palette).toHaveCount(0);
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'case');
  } finally {
    expect(await window.violations()).toEqual([]);
    await window.close();
  }
});

for (const [lang, theme] of [['en', 'light'], ['ja', 'dark']] as const) {
  test(`the list of commands, ${lang}, ${theme}`, async () => {
    const window = await launch({ files: { 'settings.json': JSON.stringify({ lang, theme }) } });
    try {
      await window.page.keyboard.press('Control+k');
      await expect(window.page.locator('[data-palette]')).toBeVisible();
      await look(window, `palette-${lang}-${theme}`);
      await window.page.keyboard.press('ArrowUp');
      await window.page.keyboard.press('Enter');
      await expect(window.page.locator('main')).toHaveAttribute('data-screen', 'case');
    } finally {
      await window.close();
    }
  });
}
