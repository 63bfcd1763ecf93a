import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { FORMS, writeBlock } from '../electron/collector/testing/write-block.ts';
import { launch, type Window } from './window/app.ts';
import { expectAccessible } from './window/axe.ts';
import { takeCall } from './window/guide.ts';
import { saveFolder } from './window/reporting.ts';

let window: Window;
test.beforeEach(async () => { window = await launch(); });
test.afterEach(async () => {
  const violations = await window.violations();
  await window.close();
  expect(violations).toEqual([]);
});

test('the collector: a script to hand over, and what comes back', async () => {
  const { page } = window;
  await takeCall(page, 'tls12-off');
  await page.getByText('Expert', { exact: true }).click();
  await page.locator('[data-collector] summary').click();
  await expectAccessible(page, 'collector');
  await page.locator('[data-collector-copy]').click();
  await expect.poll(() => window.app.evaluate(({ clipboard }) => clipboard.readText())).toContain('host collector');
  await page.getByRole('radio', { name: /Azure/ }).check();
  const into = await saveFolder(window, 'scripts');
  await page.locator('[data-collector-save]').click();
  await expect(page.getByText('Saved as rdp-collector-azure.ps1')).toBeVisible();
  expect(await readFile(join(into, 'rdp-collector-azure.ps1'), 'latin1')).toMatch(/^# RDP Doctor host collector for Azure.*\r\n/);
  // As a portal shows it: JSON around it, escaped line ends, an invisible mark in the head.
  const portal = (await readFile('electron/collector/testing/golden/azure.json', 'utf8')).replace('RDX1 ', 'RDX1\u00a0');
  await page.locator('form[data-question=paste] textarea').fill(portal);
  await page.locator('form[data-question=paste] button[type=submit]').click();
  await expect(page.locator('[data-pasted]')).toContainText('are in the case');
});

for (const [lang, expert, told] of [['en', 'Expert', /newer collector.*future\.thing/], ['ja', 'エキスパート', /新しい収集スクリプト.*future\.thing/]] as const) {
  test(`a block of a newer collector, ${lang}: what this version cannot hold is named, the rest is in the case`, async () => {
    await window.close();
    window = await launch({ settings: { lang } });
    const { page } = window;
    await takeCall(page, 'tls12-off');
    await page.getByText(expert, { exact: true }).click();
    const facts = [{ name: 'rdp.denyConnections', value: 1 }, { name: 'future.thing', value: { deep: { deeper: 1 } } }];
    await page.locator('form[data-question=paste] textarea').fill(writeBlock({ machine: 'SRV-04', form: 'any', part: 1, at: '2026-11-21T09:58:00Z', left: 0, cut: {}, facts }, FORMS.any).join('\n'));
    await page.locator('form[data-question=paste] textarea').press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-pasted-newer]')).toHaveText(told);
    await expect(page.locator('[data-pasted]')).toContainText('SRV-04');
    await expectAccessible(page, 'pasted');
  });
}
