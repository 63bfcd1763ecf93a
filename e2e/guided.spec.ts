import { expect, test, type Page } from '@playwright/test';
import { startWindowsLike } from './lab/misbehaving/windows-server.ts';
import { check, verdict, type Window } from './window/app.ts';
import { freshWindow } from './window/fresh-window.ts';
import { follow, guideStep, takeCall } from './window/guide.ts';

let window: Window;
let page: Page;
freshWindow((opened) => { window = opened; page = opened.page; }, () => window);

const top = () => page.locator('[data-cause]').first();

test('from the phone to an unreadable key: proven, and the guide stops', async () => {
  const complaint = await takeCall(page, 'key-acl');
  expect(complaint).toContain('APP-02');
  await expect(page.getByRole('region', { name: 'On the phone:' })).toContainText(complaint);
  await expect(page.getByText('practice', { exact: true })).toBeVisible();
  await expect(page.getByText('The error you pasted')).toBeVisible();
  expect(await follow(page)).toEqual([]);
  expect(await guideStep(page)).toBe('done-proven');
  await expect(page.locator('[data-guide]')).toContainText('The host cannot read the key of its Remote Desktop certificate');
  await expect(top()).toHaveAttribute('data-cause', 'host-key-acl');
  await expect(top()).toHaveAttribute('data-strength', 'proven');
  await expect(page.locator('[data-ruled-out=licensing], [data-ruled-out=fw-host]').first()).toBeVisible();
});

test('from the proven cause to its fix: opened, with steps and the command', async () => {
  await takeCall(page, 'key-acl');
  const fix = page.locator('details[data-fix=fix-rdp-key-acl]');
  await expect(fix).toHaveJSProperty('open', true);
  await expect(page.locator('details[data-fix][open]')).toHaveCount(1);
  await fix.locator('summary').click();
  await expect(fix).toHaveJSProperty('open', false);
  await page.getByRole('button', { name: 'Show the fix' }).click();
  await expect(fix).toHaveJSProperty('open', true);
  await expect(fix.locator('summary')).toBeFocused();
  await expect(fix.getByRole('row', { name: 'Helps against' })).toContainText('The host cannot read the key');
  await expect(fix.getByRole('row', { name: 'Done by' })).toContainText('A technician');
  await expect(fix.getByRole('listitem').nth(2)).toContainText('icacls');
  await expect(fix.locator('[data-command]')).toHaveText('rdp-doctor plan fix-rdp-key-acl --machine practice:key-acl');
  await fix.locator('summary').click();
  await page.locator('[data-fix-of=host-key-acl]').click();
  await expect(fix.locator('summary')).toBeFocused();
  await expect(fix).toHaveJSProperty('open', true);
  await page.keyboard.press('Control+Shift+U');
  await expect(page.locator('[data-fixes]')).toHaveCount(0);
});

test('from the phone to a tunnel: one answer proves it, and taking it back unproves it', async () => {
  test.setTimeout(90_000);
  await takeCall(page, 'tunnel-loopback');
  const steps = await follow(page, { 'ask-direct-path': 'works' });
  expect(steps).toContain('ask-direct-path');
  expect(steps.filter((step) => step !== 'deep-probe').length).toBeLessThanOrEqual(6);
  expect(await guideStep(page)).toBe('done-proven');
  await expect(top()).toHaveAttribute('data-cause', 'inpath-tls');
  const history = page.locator('[data-history]');
  await history.locator('summary').first().click();
  await history.locator('summary', { hasText: /without VPN, tunnel or gateway/ }).click();
  await history.getByRole('button', { name: 'Take the answer back' }).click();
  await expect(page.locator('[data-guide]')).toHaveAttribute('data-guide', 'ask-direct-path');
  await expect(top()).toHaveAttribute('data-strength', 'strong');
  // Late, and elsewhere: the same question among the three.
  await page.locator('[data-question="scope.directPath"]').getByRole('radio', { name: 'It works' }).check();
  await expect(page.locator('[data-guide]')).toHaveAttribute('data-guide', 'done-proven');
});

test('from the phone to a server that is no Windows', async () => {
  test.setTimeout(90_000);
  await takeCall(page, 'xrdp-key');
  const steps = await follow(page, { 'ask-target-system': 'other', 'ask-host-access': 'no' });
  expect(steps).toContain('ask-target-system');
  await expect(top()).toHaveAttribute('data-cause', 'third-party-server');
  expect(await guideStep(page)).toMatch(/^done-/);
});

test('a host where all is well: the guide asks, takes "cannot do that", and brings it back', async () => {
  await takeCall(page, 'healthy');
  const first = await guideStep(page);
  await page.locator('[data-cannot]').click();
  await page.getByRole('button', { name: 'the user is away' }).click();
  await expect(page.locator('[data-guide]')).not.toHaveAttribute('data-guide', first);
  await follow(page);
  expect(await guideStep(page)).toMatch(/^done-(healthy|open)$/);
  await page.locator('[data-history] summary').first().click();
  await expect(page.locator('[data-history]')).toContainText('the user is away');
  await page.locator('[data-history]').getByRole('button', { name: 'Bring it back' }).first().click();
  await expect(page.locator('[data-guide]')).toHaveAttribute('data-guide', first);
});

test('nothing to blame: it says so, and what comes next', async () => {
  const healthy = await startWindowsLike();
  try {
    await check(page, `127.0.0.1:${healthy.port}`);
    await verdict(page);
    await expect(page.getByText(/Nothing we can measure from here is wrong\. Next:/)).toBeVisible();
    await expect(page.locator('[data-guide]')).toHaveAttribute('data-guide', 'paste-code');
    await page.locator('[data-question=paste] textarea').fill('it does not work');
    await page.getByRole('button', { name: 'Add it' }).click();
    await expect(page.getByRole('alert')).toContainText('neither an error code nor a host block');
    await page.locator('[data-question=paste] textarea').fill('Error code: 0x904\nExtended error code: 0x7');
    await page.getByRole('button', { name: 'Add it' }).click();
    await expect(page.locator('[data-guide]')).not.toHaveAttribute('data-guide', 'paste-code');
    await expect(page.locator('[data-cause]').first()).toBeVisible();
  } finally {
    await healthy.stop();
  }
});

test('expert: the same case as tables, and switching loses nothing', async () => {
  await takeCall(page, 'tunnel-loopback');
  await page.locator('[data-question="scope.otherHosts"]').getByRole('radio', { name: 'Yes, others work' }).check();
  await page.getByRole('button', { name: 'Expert' }).click();
  await expect(page.locator('[data-guide]')).toHaveCount(0);
  await expect(page.locator('[data-next-check]')).toHaveAttribute('data-next-check', 'ask-direct-path');
  await page.getByRole('button', { name: 'Answer it now' }).click();
  await expect(page.locator('[data-question="scope.directPath"] input').first()).toBeFocused();
  const all = await page.locator('[data-check]').count();
  expect(all).toBeGreaterThan(30);
  await page.locator('[data-filter]').fill('firewall');
  await expect.poll(() => page.locator('[data-check]').count()).toBeLessThan(6);
  await page.locator('[data-filter]').fill('');
  await page.getByLabel('State').selectOption({ label: 'Failed or warning' });
  await expect.poll(() => page.locator('[data-check]').count()).toBeLessThan(all);
  await page.locator('[data-check=n03]').getByRole('button').first().click();
  await expect(page.getByRole('group', { name: 'Facts it rests on' })).toContainText('tcp.closedBy');
  await page.getByRole('button', { name: 'Run again: Client\'s connection log' }).click();
  await expect(page.locator('[data-check=c03]')).toBeVisible();
  await page.getByRole('button', { name: 'Guided' }).click();
  await expect(page.locator('[data-question="scope.otherHosts"]').getByRole('radio', { name: 'Yes, others work' })).toBeChecked();
});

test('evidence leads to its fact: on the wire, in Windows, at the pasted error', async () => {
  await takeCall(page, 'key-acl');
  const facts = await page.locator('[data-cause] [data-evidence]').evaluateAll((all) => all.map((one) => one.getAttribute('data-evidence') ?? ''));
  expect(facts).toContain('key.files');
  await page.locator('[data-cause] [data-evidence="key.files"]').first().click();
  await expect(page.locator('tr[data-table-fact="key.files"]').first()).toBeFocused();
  await expect(page.locator('tr[data-table-fact="key.files"]').first()).toContainText('sddl');
  const wire = facts.find((fact) => fact.startsWith('tcp.') || fact.startsWith('tls.')) ?? 'none';
  await page.locator(`[data-cause] [data-evidence="${wire}"]`).first().click();
  await expect(page.locator(`tr[data-fact="${wire}"]`)).toBeFocused();
  await expect(page.locator(`[data-stage=${wire.slice(0, 3)}] [data-row]`)).toHaveAttribute('aria-expanded', 'true');
  await page.locator('[data-evidence="code.disconnect"]').first().click();
  await expect(page.locator('[data-error-text]')).toBeFocused();
});

test('two reading levels, without a new run', async () => {
  await takeCall(page, 'key-acl');
  await page.keyboard.press('Control+Shift+U');
  const told = page.locator('[data-user-view]');
  await expect(told).toHaveAttribute('data-user-view', 'identity');
  await expect(told).toContainText('Your password is not the cause.');
  await expect(told).toContainText('Your files are not touched.');
  await expect(page.locator('[data-cause], [data-stage]')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+U');
  await expect(top()).toHaveAttribute('data-cause', 'host-key-acl');
});

test('advice is rated for the case', async () => {
  await takeCall(page, 'key-acl');
  await page.getByText('Rate the advice for this case').click();
  await expect(page.locator('[data-advice=grant-network-service]')).toHaveAttribute('data-rating', 'helps');
  await expect(page.locator('[data-advice=firewall-off]')).toHaveAttribute('data-rating', 'harmful');
  await page.getByLabel('Find a tip').fill('MTU');
  await expect(page.locator('[data-advice]')).toHaveCount(1);
});

test('a practice host can be made new', async () => {
  await page.locator('[data-practice-lab]').click();
  await expect(page.locator('[data-practice]').first()).toBeVisible();
  expect(await page.locator('[data-practice]').count()).toBeGreaterThanOrEqual(18);
  await page.getByRole('button', { name: 'Reset call 3' }).click();
  await expect(page.locator('[data-practice=key-acl] output')).toHaveText('As new');
});

test('answers are kept when the case is checked again', async () => {
  await takeCall(page, 'tunnel-loopback');
  await page.locator('[data-question="scope.directPath"]').getByRole('radio', { name: 'It works' }).check();
  await expect(page.locator('[data-guide]')).toHaveAttribute('data-guide', 'done-proven');
  await page.keyboard.press('F5');
  await verdict(page);
  await expect(page.locator('[data-guide]')).toHaveAttribute('data-guide', 'done-proven');
});
