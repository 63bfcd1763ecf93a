import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launch, verdict, type Window } from './window/app.ts';
import { applyShown, dialog, openReview, passTime, review } from './window/fixing.ts';
import { freshWindow } from './window/fresh-window.ts';
import { takeCall } from './window/guide.ts';

let window: Window;
let page: Page;
freshWindow((opened) => { window = opened; page = opened.page; }, () => window);

const journal = async () => (await readFile(join(window.dataDir, 'journal.jsonl'), 'utf8').catch(() => '')).split('\n').filter(Boolean);
const state = (name: string) => readFile(join(window.dataDir, 'practice', `${name}.json`), 'utf8');
/** Calls over the wall as the page itself could. */
const call = (name: string, input: unknown) => page.evaluate(([channel, given]) => (globalThis as unknown as { rdp: Record<string, (input: unknown) => Promise<unknown>> }).rdp[channel]?.(given), [name, input] as const) as Promise<{ ok: boolean; value?: Record<string, unknown>; error?: { code: string; text?: { key: string } } }>;

for (const { host, fix, before, fact } of [
  { host: 'expired-cert', fix: 'renew-rdp-cert', before: 'CERT_EXPIRED', fact: 'certificate.sha1' },
  { host: 'key-acl', fix: 'fix-rdp-key-acl', before: 'TLS_CLOSED', fact: 'certificate.sha1' },
]) {
  test(`${host}: from the cause to the proof`, async () => {
    await review(page, host, fix);
    const untouched = await state(host);
    const shown = dialog(page, 'plan');
    await expect(page.getByRole('alertdialog')).toHaveAccessibleName(/\?$/);
    await expect(shown.locator('[data-change]').first()).toBeVisible();
    await expect(shown.locator('[data-sha]')).toContainText(/sha256 [0-9a-f]{64}/);
    // What a machine keeps only to bring a key back is nothing for the window.
    expect(await shown.textContent()).not.toContain('MIIE');
    // Tier 0 and 1: the way on has the focus, and Esc is a no.
    await expect(page.locator('[data-apply]')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect(page.locator(`[data-review-fix="${fix}"]`)).toBeFocused();
    expect(await state(host)).toBe(untouched);
    expect(await journal()).toEqual([]);

    await page.keyboard.press('Enter');
    await expect(shown).toBeVisible();
    expect(await applyShown(page)).toBe('kept');
    const proof = page.locator('[data-proof]');
    await expect(proof).toHaveAttribute('data-proof', `${(await verdictBefore()) || before} HEALTHY`);
    if (host === 'expired-cert') await expect(proof.locator(`[data-changed-fact="${fact}"]`)).toBeVisible();
    expect((await journal()).at(-1)).toContain('"type":"kept"');
    // One change, one probe: the case behind shows where it stands now.
    await page.locator('[data-leave]').click();
    await expect(page.locator('[data-verdict=HEALTHY]')).toBeVisible({ timeout: 20_000 });
    expect(await verdict(page)).toBe('HEALTHY');
    await expect(page.locator('[data-fixes] [data-review-fix]')).toHaveCount(0);
  });
}

async function verdictBefore(): Promise<string> {
  return ((await page.locator('[data-proof]').getAttribute('data-proof')) ?? '').split(' ')[0] ?? '';
}

test('a change that could cut off waits to be kept: kept, and taken back', async () => {
  await review(page, 'firewall-public', 'network-private');
  const untouched = JSON.parse(await state('firewall-public')) as unknown;
  // From tier 2 on the safe answer has the focus.
  await expect(page.locator('[data-cancel]')).toBeFocused();
  await expect(page.locator('[data-note]')).toBeVisible();
  expect(await applyShown(page)).toBe('awaitingKeep');
  await expect(page.locator('[data-outcome] p').first()).toContainText(/\d\d:\d\d/);
  await page.locator('[data-take-back]').click();
  await expect(page.locator('[data-outcome=takenBack]')).toBeVisible({ timeout: 20_000 });
  expect(JSON.parse(await state('firewall-public'))).toEqual(untouched);
  await page.locator('[data-leave]').click();
  expect(await verdict(page)).not.toBe('HEALTHY');

  await openReview(page, 'network-private');
  expect(await applyShown(page)).toBe('awaitingKeep');
  // The banner carries the decision once the dialog is gone, on every screen.
  await page.keyboard.press('Escape');
  const row = page.locator('[data-timer=keepWithin]');
  await expect(row).toBeVisible();
  await page.keyboard.press('F1');
  await expect(row).toBeVisible();
  await expect.poll(() => page.title()).toMatch(/^0\d:\d\d left: .* – RDP Doctor$/);
  await row.locator('[data-keep-now]').click();
  await expect(row).toHaveCount(0);
  await expect.poll(() => page.title()).toBe('RDP Doctor');
  expect((await journal()).at(-1)).toContain('"type":"kept"');
});

test('tier 3: the name of the computer is typed, the box is counted down everywhere, and runs out', async () => {
  test.setTimeout(300_000);
  await review(page, 'nla-old-client', 'nla-timeboxed-off');
  const untouched = JSON.parse(await state('nla-old-client')) as unknown;
  const name = page.locator('[data-host-name]');
  await expect(page.locator('[data-cancel]')).toBeFocused();
  await expect(page.locator('[data-apply]')).toBeDisabled();
  await name.fill('SRV-60');
  await expect(page.locator('[data-apply]')).toBeDisabled();
  await expect(dialog(page).getByRole('alert')).toContainText('SRV-06');
  await name.fill('');
  await name.focus();
  await window.app.evaluate(({ clipboard }) => clipboard.writeText('SRV-06'));
  await page.keyboard.press('Control+v');
  await expect(page.locator('[data-apply]')).toBeEnabled();
  expect(await applyShown(page)).toBe('inBox');
  await page.locator('[data-leave]').click();
  const row = page.locator('[data-timer=timeBox]');
  await expect(row.locator('[data-left]')).toHaveText(/^(29:\d\d|30:00)$/);
  await expect.poll(() => page.title()).toMatch(/left: .* – RDP Doctor$/);
  await page.keyboard.press('Control+1');
  await expect(row).toBeVisible();
  await passTime(window, 31 * 60_000);
  await expect(page.locator('[data-timer-state=restored]')).toBeVisible({ timeout: 30_000 });
  expect(JSON.parse(await state('nla-old-client'))).toEqual(untouched);
  await expect.poll(() => page.title()).toBe('RDP Doctor');
  await page.locator('[data-put-away]').click();
  await expect(page.locator('[data-timers]')).toHaveCount(0);
});

test('a time box is ended by hand', async () => {
  await review(page, 'nla-old-client', 'nla-timeboxed-off');
  const untouched = JSON.parse(await state('nla-old-client')) as unknown;
  await page.locator('[data-host-name]').fill('SRV-06');
  expect(await applyShown(page)).toBe('inBox');
  await page.keyboard.press('Escape');
  await page.locator('[data-restore-now]').click();
  await expect(page.locator('[data-timers]')).toHaveCount(0, { timeout: 20_000 });
  expect(JSON.parse(await state('nla-old-client'))).toEqual(untouched);
});

test('a token opens one plan once, and nothing else opens any', async () => {
  await takeCall(page, 'nla-old-client');
  const untouched = await state('nla-old-client');
  const plan = async () => {
    const planned = await call('fix.plan', { fix: 'nla-timeboxed-off', machine: 'practice:nla-old-client', settings: {} });
    expect(planned).toMatchObject({ ok: true, value: { kind: 'plan', host: 'SRV-06' } });
    return String(planned.value?.['token']);
  };
  const token = await plan();
  // The wrong name is refused by the engine, and the token is spent all the same.
  const started = await call('fix.apply', { token, confirm: 'SRV-60', keep: 'ask' });
  expect(started.ok).toBe(true);
  await expect.poll(() => call('fix.stop', { runId: started.value?.['runId'] })).toMatchObject({ value: { stopping: false } });
  expect(await call('fix.apply', { token, confirm: 'SRV-06', keep: 'ask' })).toMatchObject({ ok: false, error: { code: 'notFound', text: { key: 'fixing:token.unknown' } } });
  for (const forged of ['', '0'.repeat(64), token.slice(1)]) expect(await call('fix.apply', { token: forged, confirm: 'SRV-06', keep: 'ask' })).toMatchObject({ ok: false, error: { code: 'notFound' } });
  // One at a time: the second of two good tokens is refused while the first is under way.
  const [one, other] = [await plan(), await plan()];
  const both = await page.evaluate(([first, second]) => {
    const { rdp } = globalThis as unknown as { rdp: Record<string, (input: unknown) => Promise<unknown>> };
    return Promise.all([rdp['fix.apply']?.({ token: first, confirm: 'SRV-60', keep: 'ask' }), rdp['fix.apply']?.({ token: second, confirm: 'SRV-06', keep: 'ask' })]);
  }, [one, other] as const);
  expect(both).toMatchObject([{ ok: true }, { ok: false, error: { code: 'busy' } }]);
  const late = await plan();
  await passTime(window, 5 * 60_000 + 1000);
  expect(await call('fix.apply', { token: late, confirm: 'SRV-06', keep: 'ask' })).toMatchObject({ ok: false, error: { code: 'notFound', text: { key: 'fixing:token.expired' } } });
  expect(await state('nla-old-client')).toBe(untouched);
  expect(await journal()).toEqual([]);
});

test('a slow change goes on behind the dialog, is stopped after its step, and all is back', async () => {
  test.setTimeout(300_000);
  await window.close();
  window = await launch({ args: ['--practice-slow', '1500'] });
  page = window.page;
  await review(page, 'key-acl', 'fix-rdp-key-acl');
  const untouched = JSON.parse(await state('key-acl')) as unknown;
  await page.locator('[data-apply]').click();
  await expect(page.locator('[data-progress] [data-step=running]')).toContainText('Change 1 of 2', { timeout: 30_000 });
  // Esc is no answer while something is under way; the button that hides says what it does.
  await page.keyboard.press('Escape');
  await expect(dialog(page, 'going')).toBeVisible();
  await page.locator('[data-hide-change]').click();
  await expect(page.locator('[data-change-bar=going]')).toBeVisible();
  await page.keyboard.press('F1');
  // Closing the window is asked about first: here the answer is to wait.
  await window.app.evaluate(({ BrowserWindow, dialog: asked }) => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    asked.showMessageBox = ((_window: unknown, { message }: { message: string }) => {
      told.push(message);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as unknown as typeof asked.showMessageBox;
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await expect.poll(() => window.app.evaluate(() => (globalThis as unknown as { told: string[] }).told)).toEqual(['A change is under way']);
  await page.locator('[data-change-bar=going] button').first().click();
  await page.locator('[data-stop-change]').click();
  await expect(page.locator('[data-outcome=rolledBack]')).toBeVisible({ timeout: 40_000 });
  await expect(page.locator('[data-outcome]')).toContainText('Stopped as you asked');
  expect(JSON.parse(await state('key-acl'))).toEqual(untouched);
  expect((await journal()).at(-1)).toContain('"type":"rolledBack"');
});

test('an expert runs what nothing points to with a reason, which the journal keeps', async () => {
  await takeCall(page, 'key-acl');
  await page.getByRole('radio', { name: 'Expert' }).or(page.getByRole('button', { name: 'Expert' })).first().click();
  await page.locator('[data-fixes] details').evaluateAll((folds) => { for (const fold of folds) (fold as HTMLDetailsElement).open = true; });
  await page.locator('[data-review-fix=restart-termservice]').click();
  await page.locator('[data-make-plan]').click();
  await expect(dialog(page, 'form').getByRole('alert')).toBeVisible();
  await page.locator('[data-reason]').fill('The owner of the server asked for a restart.');
  await page.locator('[data-make-plan]').click();
  await expect(dialog(page, 'plan')).toContainText('The owner of the server asked for a restart.', { timeout: 20_000 });
  expect(await applyShown(page)).toBe('noEffect');
  expect((await journal())[0]).toContain('"reason":"The owner of the server asked for a restart."');
});

test('a plan that is not offered is refused with a sentence and the manual steps', async () => {
  await takeCall(page, 'expired-and-key-acl');
  const refused = await call('fix.plan', { fix: 'renew-rdp-cert', machine: 'practice:expired-and-key-acl', settings: {} });
  expect(refused).toMatchObject({ ok: true, value: { kind: 'refused', sentence: { key: 'fixes:guard.key-readable.fail' } } });
  expect(refused.value?.['steps']).toEqual(expect.arrayContaining([{ key: 'fixes:fix.renew-rdp-cert.steps.4' }]));
});
