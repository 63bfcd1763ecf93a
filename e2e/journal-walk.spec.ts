import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launch, type Window } from './window/app.ts';
import { expectAccessible } from './window/axe.ts';
import { takeCall } from './window/guide.ts';
import { applyByCommand, askUndo, command, entry, expectWhole, openJournal, stateOf, verdictOf } from './window/journal.ts';
import { LOOKS, look } from './window/look.ts';

let window: Window;
let page: Page;
const start = async (settings: Parameters<typeof launch>[0] = {}) => {
  window = await launch(settings);
  page = window.page;
};
test.afterEach(async () => {
  const violations = await window.violations();
  await window.close();
  expect(violations).toEqual([]);
});
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

test('a change is listed, taken back with the keyboard alone, and the fault is back', async () => {
  await start();
  const before = await verdictOf(window.dataDir, 'expired-cert');
  const id = await applyByCommand(window.dataDir, 'expired-cert', 'renew-rdp-cert');
  expect(await verdictOf(window.dataDir, 'expired-cert')).toBe('HEALTHY');

  await openJournal(page);
  await expect(page.locator('[data-chain=intact]')).toBeVisible();
  await expect(entry(page, id)).toHaveAttribute('data-state', 'kept');
  await expect(entry(page, id)).toContainText(/[0-9A-F]{8}… → [0-9A-F]{8}…/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-row]').first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(entry(page, id).getByRole('table')).toContainText('SessionEnv');
  await page.keyboard.press('Control+c');
  const copied = await window.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain(id);
  expect(copied).toContain('CERT_EXPIRED → HEALTHY');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toHaveAccessibleName(/practice:expired-cert\?$/);
  // Cancel is the default, and Esc the same: nothing happens.
  expect(await focused()).toContain('Cancel');
  const untouched = await stateOf(window.dataDir, 'expired-cert');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  expect(await stateOf(window.dataDir, 'expired-cert')).toBe(untouched);
  await expect(entry(page, id).locator('[data-undo]')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-undo-outcome=undone]')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(entry(page, id)).toHaveAttribute('data-state', 'undone');
  await expect(entry(page, id).locator('[data-undo]')).toHaveCount(0);
  expect(await verdictOf(window.dataDir, 'expired-cert')).toBe(before);
  await expectWhole(window.dataDir);
});

test('several entries are taken back in any order', async () => {
  await start();
  const key = await applyByCommand(window.dataDir, 'expired-and-key-acl', 'fix-rdp-key-acl');
  const other = await applyByCommand(window.dataDir, 'key-acl', 'fix-rdp-key-acl');
  await openJournal(page);
  for (const id of [key, other]) {
    await askUndo(page, id);
    await page.locator('[data-undo-now]').click();
    await expect(page.locator('[data-undo-outcome=undone]')).toBeVisible();
    await page.locator('[data-close]').click();
    await expect(entry(page, id)).toHaveAttribute('data-state', 'undone');
  }
  await expectWhole(window.dataDir);
});

for (const { choose, outcome, state, ours, theirs } of [
  { choose: 'ours', outcome: 'partlyUndone', state: 'partlyUndone', ours: true, theirs: true },
  { choose: 'all', outcome: 'undone', state: 'undone', ours: false, theirs: false },
  { choose: 'leave', outcome: null, state: 'kept', ours: true, theirs: true },
] as const) {
  test(`somebody changed it since: three values, and ${choose}`, async () => {
    await start();
    const id = await applyByCommand(window.dataDir, 'key-acl', 'fix-rdp-key-acl');
    const path = join(window.dataDir, 'practice', 'key-acl.json');
    const whole = await readFile(path, 'utf8');
    expect(whole).toContain('(A;;FR;;;BA)(A;;FR;;;NS)');
    await writeFile(path, whole.replace('(A;;FR;;;BA)(A;;FR;;;NS)', '(A;;FR;;;BA)(A;;FR;;;NS)(A;;FR;;;BU)'));
    await openJournal(page);
    await askUndo(page, id);
    await page.locator('[data-undo-now]').click();
    await expect(page.locator('[data-undo-dialog=changed]')).toBeVisible();
    const changed = page.locator('[data-changed=true]');
    await expect(changed).toHaveCount(1);
    await expect(changed.locator('td').nth(0)).not.toContainText('NETWORK SERVICE');
    await expect(changed.locator('td').nth(1)).toContainText('NETWORK SERVICE');
    await expect(changed.locator('td').nth(2)).toContainText('Users (R)');
    await expect(page.locator('[data-choose=leave]')).toBeFocused();
    await expectAccessible(page, 'three values');
    await page.locator(`[data-choose=${choose}]`).click();
    if (outcome === null) await expect(page.getByRole('alertdialog')).toHaveCount(0);
    else {
      await expect(page.locator(`[data-undo-outcome=${outcome}]`)).toBeVisible();
      await page.locator('[data-close]').click();
    }
    await expect(entry(page, id)).toHaveAttribute('data-state', state);
    const after = await stateOf(window.dataDir, 'key-acl');
    expect([after.includes('(A;;FR;;;NS)'), after.includes('(A;;FR;;;NS)(A;;FR;;;BU)')]).toEqual([ours, theirs]);
    await expectWhole(window.dataDir);
  });
}

test('a changed line is named, and no entry that rests on it can be undone', async () => {
  await start();
  const id = await applyByCommand(window.dataDir, 'key-acl', 'fix-rdp-key-acl');
  const good = await applyByCommand(window.dataDir, 'expired-cert', 'renew-rdp-cert');
  const path = join(window.dataDir, 'journal.jsonl');
  const lines = (await readFile(path, 'utf8')).split('\n');
  lines[2] = (lines[2] ?? '').replace('"op":0', '"op":1');
  await writeFile(path, lines.join('\n'));
  await openJournal(page);
  await expect(page.locator('[data-chain=broken]')).toContainText('line 3');
  await expect(page.locator(`[data-unread="${id}"]`)).toContainText('Line 3');
  await expect(entry(page, good)).toBeVisible();
  await look(window, 'journal-broken-en-light');
});

test('a last line that was cut is said, and no tampering', async () => {
  await start();
  await applyByCommand(window.dataDir, 'key-acl', 'fix-rdp-key-acl');
  const path = join(window.dataDir, 'journal.jsonl');
  await writeFile(path, `${await readFile(path, 'utf8')}{"body":{"at":"2026`);
  await openJournal(page);
  await expect(page.locator('[data-chain=torn]')).toBeVisible();
  await expectAccessible(page, 'torn');
});

test('another instance that is writing is told from this one', async () => {
  await start();
  const first = await applyByCommand(window.dataDir, 'expired-and-key-acl', 'fix-rdp-key-acl');
  const slow = applyByCommand(window.dataDir, 'expired-and-key-acl', 'renew-rdp-cert', '--slow', '2500');
  await expect.poll(async () => (await command(window.dataDir, 'journal', 'list'))['entries'], { timeout: 20_000 }).toHaveLength(2);
  await openJournal(page);
  await expect(page.locator('[data-screen=journal] [role=status]').first()).toContainText(/Another RDP Doctor \(process \d+\)/);
  await expect(page.locator('[data-interrupted]')).toHaveCount(0);
  await askUndo(page, first);
  await page.locator('[data-undo-now]').click();
  await expect(page.locator('[data-undo-dialog=failed]')).toContainText(/Another RDP Doctor \(process \d+\) is working on practice:expired-and-key-acl/);
  await page.locator('[data-close]').click();
  const second = await slow;
  // The list follows by itself.
  await expect(entry(page, second)).toHaveAttribute('data-state', /kept|rolledBack/, { timeout: 15_000 });
});

for (const [lang, theme] of LOOKS) {
  test(`journal and fixes, ${lang}, ${theme}`, async () => {
    test.setTimeout(180_000);
    await start({ settings: { lang, theme } });
    const shown = (name: string) => look(window, `${name}-${lang}-${theme}`);
    await openJournal(page);
    await expect(page.locator('[data-journal-empty]')).toBeVisible();
    await shown('journal-empty');
    await page.keyboard.press('Control+3');
    await expect(page.locator('[data-catalogue-fix]')).toHaveCount(51);
    await shown('fixes-no-case');
    const first = await applyByCommand(window.dataDir, 'key-acl', 'fix-rdp-key-acl');
    const second = await applyByCommand(window.dataDir, 'expired-cert', 'renew-rdp-cert');
    await command(window.dataDir, 'undo', first, '--machine', 'practice:key-acl');
    const third = await applyByCommand(window.dataDir, 'key-acl', 'fix-rdp-key-acl');
    await openJournal(page);
    await entry(page, second).locator('[data-row]').click();
    await shown('journal');
    await page.keyboard.press('Control+f');
    await page.keyboard.type(lang === 'en' ? 'undone' : '取り消し済み');
    await expect(page.locator('[data-entry]')).toHaveCount(1);
    await expect(entry(page, first)).toBeVisible();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await askUndo(page, third);
    await shown('journal-undo');
    await page.keyboard.press('Escape');
    const path = join(window.dataDir, 'practice', 'key-acl.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('(A;;FR;;;BA)(A;;FR;;;NS)', '(A;;FR;;;BA)(A;;FR;;;NS)(A;;FR;;;BU)'));
    await askUndo(page, third);
    await page.locator('[data-undo-now]').click();
    await expect(page.locator('[data-undo-dialog=changed]')).toBeVisible();
    await shown('journal-three-way');
    await page.locator('[data-choose=ours]').click();
    await expect(page.locator('[data-undo-outcome=partlyUndone]')).toBeVisible();
    await shown('journal-part');
    await page.locator('[data-close]').click();

    await page.keyboard.press('Control+1');
    await takeCall(page, 'expired-and-key-acl');
    await page.keyboard.press('Control+3');
    await expect(page.locator('[data-offered=true]').first()).toBeVisible();
    await page.locator('[data-offered=true] summary').first().click();
    await shown('fixes-case');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('C.2');
    await page.locator('[data-catalogue-fix="ca-renewal-guided"] summary').click();
    await expect(page.locator('[data-catalogue-fix="ca-renewal-guided"] [data-owner-text]')).toBeVisible();
    await shown('fixes-guided');
  });
}

test('a fix is looked at from the catalogue; without evidence only an expert may, with a reason', async () => {
  await start();
  await takeCall(page, 'expired-cert');
  await page.keyboard.press('Control+3');
  const renew = page.locator('[data-catalogue-fix="renew-rdp-cert"]');
  await renew.locator('summary').click();
  await renew.locator('[data-review]').click();
  await expect(page.getByRole('alertdialog').locator('[data-review=plan]')).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Escape');
  const flush = page.locator('[data-catalogue-fix="flush-dns"]');
  await flush.locator('summary').click();
  await expect(flush.locator('[data-anyway]')).toHaveCount(0);
  await page.locator('main [aria-pressed=false]', { hasText: 'Expert' }).click();
  await flush.locator('[data-anyway]').click();
  await expect(page.getByRole('alertdialog').getByRole('textbox')).toBeVisible();
});
