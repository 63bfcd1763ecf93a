import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { startScripted, type ScriptedServer } from './lab/misbehaving/server.ts';
import { startWindowsLike } from './lab/misbehaving/windows-server.ts';
import { check, verdict, type Window } from './window/app.ts';
import { freshWindow } from './window/fresh-window.ts';

const ERROR_BOX = 'Remote Desktop Connection\n\nAn internal error has occurred.\n\nError code: 0x904\nExtended error code: 0x7\n';

let window: Window;
let page: Page;
let healthy: ScriptedServer;
let silent: ScriptedServer;
test.beforeAll(async () => {
  healthy = await startWindowsLike();
  silent = await startScripted(() => new Promise<void>(() => {}));
});
test.afterAll(async () => {
  await healthy.stop();
  await silent.stop();
});
freshWindow((opened) => { window = opened; page = opened.page; }, () => window);

const clipboard = () => window.app.evaluate(({ clipboard: board }) => board.readText());
const putOnClipboard = (text: string) => window.app.evaluate(({ clipboard: board }, put) => board.writeText(put), text);
const states = (side = 'target') => page.locator(`tr[data-stage] td[data-side=${side}] [data-state]`).evaluateAll((all) => all.map((one) => one.getAttribute('data-state')));

test('paste anywhere, read the code, name the computer, check', async () => {
  await putOnClipboard(ERROR_BOX);
  // Not in a field: the focus is on the rail.
  await page.locator('nav button').first().focus();
  await page.keyboard.press('Control+v');
  const panel = page.getByRole('region', { name: 'What this error says' });
  await expect(panel.locator('dt', { hasText: '0x904' })).toBeVisible();
  await expect(panel.locator('dt', { hasText: '0x7' })).toBeVisible();
  await expect(panel).toContainText('disconnectReasonAtClientWinsockFDCLOSE');
  await expect(page.locator('textarea')).toBeFocused();
  // The error names no computer: it is asked for, where it belongs.
  await page.keyboard.press('Enter');
  const computer = page.locator('input[data-computer-field]');
  await expect(page.getByRole('alert')).toContainText('Type the computer');
  await expect(computer).toBeFocused();
  await computer.fill(`127.0.0.1:${healthy.port}`);
  await page.keyboard.press('Enter');
  expect(await verdict(page)).toBe('HEALTHY');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('127.0.0.1');
  await expect(page.getByText('The error you pasted')).toBeVisible();
});

test('an error pasted over a typed name keeps the name as the computer', async () => {
  await page.locator('textarea').fill('127.0.0.9');
  await putOnClipboard(ERROR_BOX);
  await page.locator('textarea').press('Control+v');
  await expect(page.locator('input[data-computer-field]')).toHaveValue('127.0.0.9');
});

test('a bare code is explained while it is typed and is not taken for a computer', async () => {
  await page.locator('textarea').pressSequentially('0x204');
  await expect(page.getByRole('region', { name: 'What this error says' })).toContainText('0x204');
  await page.locator('textarea').fill('srv-04');
  await expect(page.getByRole('region', { name: 'What this error says' })).toHaveCount(0);
  // Enter before the pause is over.
  await page.locator('textarea').fill('0x904');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'start');
});

test('rows are there before there is a result, and fill in', async () => {
  await page.locator('textarea').fill(`127.0.0.1:${silent.port}`);
  await page.keyboard.press('Enter');
  await expect(page.locator('tr[data-stage=tcp] [data-state=pass]')).toBeVisible();
  await expect(page.locator('tr[data-stage=negotiation] [data-state=running]')).toBeVisible();
  // Elapsed and limit move.
  await expect(page.locator('tr[data-stage=negotiation]')).toContainText(/\d\.\d s of 5\.0 s/);
});

test('Esc stops at once and keeps what was read, F5 checks again', async () => {
  await check(page, `127.0.0.1:${silent.port}`);
  await expect(page.locator('[data-state=running]').first()).toBeVisible();
  await page.waitForTimeout(200);
  await page.keyboard.press('Escape');
  expect(await verdict(page)).toBe('CANCELLED');
  expect((await states())[1]).toBe('pass');
  await page.keyboard.press('F5');
  await expect(page.locator('[data-phase=running]')).toBeVisible();
  await expect(page.locator('[data-verdict]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Stop' }).click();
  expect(await verdict(page)).toBe('CANCELLED');
  expect(silent.connections()).toBeGreaterThan(1);
});

test('a deep check adds its steps', async () => {
  test.setTimeout(90_000);
  await check(page, `127.0.0.1:${healthy.port}`);
  await verdict(page);
  await expect(page.locator('tr[data-stage=stability]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Deep check' }).click();
  await expect(page.locator('tr[data-stage=stability]')).toBeVisible();
  await verdict(page, 40_000);
  await expect(page.locator('h1 + span')).toContainText('deep check');
  for (const stage of ['enumeration', 'stability', 'path', 'udp']) await expect(page.locator(`tr[data-stage=${stage}] [data-state]`).first()).not.toHaveAttribute('data-state', /waiting|running/);
});

test('a host to compare with stands beside the first, and the differences below', async () => {
  await page.getByLabel('Does another server work?').fill(`127.0.0.1:${healthy.port}`);
  const gone = await startScripted(async () => {});
  await gone.stop();
  await check(page, `127.0.0.1:${gone.port}`);
  expect(await verdict(page)).toBe('TCP_REFUSED');
  await expect(page.locator('thead th[data-side=control]').first()).toContainText('comparison');
  expect(await states('control')).toEqual(['notApplicable', 'pass', 'pass', 'pass', 'pass', 'pass']);
  const differences = page.getByRole('region', { name: 'Compared with 127.0.0.1' });
  await expect(differences.getByRole('row', { name: /tcp\.outcome/ })).toContainText('refused');
  await expect(differences).not.toContainText('certificate.keyBits');
});

test('every step opens to its facts and its bytes', async () => {
  await check(page, `127.0.0.1:${healthy.port}`);
  await verdict(page);
  const negotiation = page.locator('tr[data-stage=negotiation]');
  await negotiation.click();
  const facts = page.locator('tr[data-stage=negotiation] + tr');
  await expect(facts.locator('[data-fact="negotiation.selected"]')).toContainText('HYBRID');
  await expect(facts.locator('[data-fact="negotiation.selected"]')).toContainText('wire');
  const opener = facts.getByRole('button', { name: 'Bytes on the wire' });
  await opener.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('pre').first()).toContainText('03 00 00 2d 28 e0 00 00');
  await expect(dialog.locator('pre').nth(1)).toContainText('03 00 00 13');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
  await negotiation.locator('[data-row]').click();
  await expect(facts.locator('[data-fact]')).toHaveCount(0);
});

test('verdict and rows are copied as text', async () => {
  await check(page, `127.0.0.1:${healthy.port}`);
  await verdict(page);
  await page.getByRole('button', { name: 'Copy verdict' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await clipboard()).toMatch(new RegExp(`^Computer: 127\\.0\\.0\\.1:${healthy.port}\nVerdict: .*\\[HEALTHY: works up to sign-in\\]`));
  await page.locator('tr[data-stage=tls] [data-row]').focus();
  await page.keyboard.press('Control+c');
  await expect.poll(clipboard).toMatch(/^TLS handshake · 127\.0\.0\.1 · passed · .* · TLS 1\.[23]/);
});

test('keyboard alone: from start to facts and back', async () => {
  await expect(page.locator('textarea')).toBeFocused();
  await page.keyboard.type(`127.0.0.1:${healthy.port}`);
  await page.keyboard.press('F5');
  await verdict(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  while (!(await page.evaluate(() => document.activeElement?.hasAttribute('data-row')))) await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.locator('tr[data-stage=tcp] [data-row]')).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('[data-fact="tcp.connectMs"]')).toBeVisible();
  await page.keyboard.press('F1');
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'help');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'case');
  await page.keyboard.press('F6');
  const first = await page.evaluate(() => document.activeElement?.closest('[data-pane]')?.tagName);
  await page.keyboard.press('F6');
  expect(await page.evaluate(() => document.activeElement?.closest('[data-pane]')?.tagName)).not.toBe(first);
  await page.keyboard.press('Control+l');
  await expect(page.locator('textarea')).toBeFocused();
  await expect(page.locator('textarea')).toHaveValue(`127.0.0.1:${healthy.port}`);
  await page.keyboard.press('Control+n');
  await expect(page.locator('textarea')).toHaveValue('');
});

test('language and theme change at once, and are remembered', async () => {
  await check(page, `127.0.0.1:${healthy.port}`);
  await verdict(page);
  const english = await page.locator('[data-verdict] p').first().textContent();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: '日本語' }).check();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('設定');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await page.getByRole('radio', { name: 'ダーク' }).check();
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(31, 31, 31)');
  expect(await window.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  // The finished case speaks Japanese without being run again.
  await page.getByRole('button', { name: '診断結果' }).click();
  await expect(page.locator('[data-verdict] p').first()).not.toHaveText(english ?? '');
  await expect(page.locator('[data-verdict] p').first()).toHaveText(/[\u3040-\u30ff]/);
  await expect.poll(async () => JSON.parse(await readFile(join(window.dataDir, 'settings.json'), 'utf8')) as unknown).toEqual({ lang: 'ja', theme: 'dark', updates: 'ask' });
});

test('bad input says which part is wrong, and where', async () => {
  for (const [text, says] of [['srv-04:99999', '99999'], ['https://srv-04/', 'https://srv-04/'], ['[fd00::1', 'fd00::1'], ['10.0.0.256', '10.0.0.256']] as const) {
    await check(page, text);
    await expect(page.getByRole('alert')).toContainText(says);
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'start');
    await expect(page.locator('textarea')).toHaveAttribute('aria-invalid', 'true');
  }
  await page.locator('textarea').fill('');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Paste an error or type a computer name');
  await page.locator('textarea').fill('127.0.0.1');
  await page.getByLabel('Does another server work?').fill('a b');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('a b');
  await expect(page.getByLabel('Does another server work?')).toHaveAttribute('aria-invalid', 'true');
});

test('hostile input stays text', async () => {
  for (const text of ['<img src=x onerror=alert(1)>', '{{host}} $t(window:rail.help)', `srv\u202e04`, 'x'.repeat(300_000)]) {
    await page.locator('textarea').fill(text);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
  }
  expect(await page.locator('img').count()).toBe(0);
});

test('checked computers are listed with what was found, and can be forgotten', async () => {
  await check(page, `127.0.0.1:${healthy.port}`);
  await verdict(page);
  await page.keyboard.press('Control+n');
  const entry = page.getByRole('button', { name: `Check 127.0.0.1:${healthy.port} again` });
  await expect(entry).toContainText('works up to sign-in');
  await entry.click();
  await verdict(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Clear the list' }).click();
  await expect(page.getByText('The list is empty.')).toBeVisible();
  expect(JSON.parse(await readFile(join(window.dataDir, 'recent.json'), 'utf8'))).toEqual({ targets: [] });
});

test('the live region speaks in batches', async () => {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { times });
    new MutationObserver((all) => {
      if (all.some(({ target }) => target instanceof Element ? target.closest('[data-live-summary]') : target.parentElement?.closest('[data-live-summary]'))) times.push(performance.now());
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await check(page, `127.0.0.1:${silent.port}`);
  await verdict(page, 30_000);
  await expect(page.locator('[data-live-summary]')).toContainText('of 5 measured', { timeout: 5000 });
  const times = await page.evaluate(() => (globalThis as unknown as { times: number[] }).times);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0)).filter((gap) => gap > 50);
  for (const gap of gaps) expect(gap).toBeGreaterThan(1900);
});
