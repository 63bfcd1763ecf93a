import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { expect, test, type Page } from '@playwright/test';
import type { Lang } from '../preload/contract/text.ts';
import { launch, type Window } from './window/app.ts';
import { applyByCommand, command, expectWhole, openJournal, stateOf, verdictOf } from './window/journal.ts';
import { look } from './window/look.ts';

const HOST = 'expired-cert';
const MACHINE = `practice:${HOST}`;

/** Applies through the window's own calls, slowly, and kills the app at a step of it. */
async function killInApply(dataDir: string, step: string): Promise<void> {
  const window = await launch({ dataDir, args: ['--practice-slow', '1200'] });
  await beginApply(window.page);
  await expect.poll(async () => (await readFile(join(dataDir, 'journal.jsonl'), 'utf8').catch(() => '')), { timeout: 20_000, intervals: [20] }).toContain(`"type":"${step}"`);
  const process = window.app.process();
  const gone = once(process, 'exit');
  process.kill('SIGKILL');
  await gone;
}

async function beginApply(page: Page): Promise<void> {
  const began = await page.evaluate(async (machine) => {
    const rdp = (globalThis as unknown as { rdp: Record<string, (input: unknown) => Promise<{ ok: boolean; value: { token: string; plan: { confirm: string } } }>> }).rdp;
    const planned = await rdp['fix.plan']?.({ fix: 'renew-rdp-cert', machine, settings: {} });
    return planned?.ok ? rdp['fix.apply']?.({ token: planned.value.token, confirm: planned.value.plan.confirm, keep: 'ifProven' }) : planned;
  }, MACHINE);
  expect(began).toMatchObject({ ok: true });
}

async function inFolder(work: (dataDir: string) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rdp-doctor-recover-'));
  try {
    await work(dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The second start: nobody asked for it, and it is offered. */
async function again(dataDir: string, lang: Lang = 'en', theme: 'light' | 'dark' = 'light'): Promise<Window> {
  const window = await launch({ dataDir, settings: { lang, theme } });
  await expect(window.page.locator(`[data-screen=start] [data-interrupted="${MACHINE}"]`)).toBeVisible({ timeout: 15_000 });
  return window;
}

for (const { how, lang, theme, outcome, verdict, step } of [
  { how: 'finish', lang: 'en', theme: 'light', outcome: 'kept', verdict: 'HEALTHY', step: 'applying' },
  { how: 'rollBack', lang: 'ja', theme: 'dark', outcome: 'rolledBack', verdict: 'CERT_EXPIRED', step: 'applying' },
  { how: 'finish', lang: 'ja', theme: 'light', outcome: 'kept', verdict: 'HEALTHY', step: 'applied' },
  { how: 'rollBack', lang: 'en', theme: 'dark', outcome: 'rolledBack', verdict: 'CERT_EXPIRED', step: 'applied' },
] as const) {
  test(`killed when ${step} is written: ${how} (${lang}, ${theme})`, async () => {
    test.setTimeout(300_000);
    await inFolder(async (dataDir) => {
      await command(dataDir, 'facts', '--machine', MACHINE);
      const before = JSON.parse(await stateOf(dataDir, HOST)) as { host: { certificates: unknown } };
      await killInApply(dataDir, step);
      const cutOff = await readFile(join(dataDir, 'journal.jsonl'));
      const window = await again(dataDir, lang, theme);
      try {
        const { page } = window;
        // Offering it changes nothing.
        expect(await readFile(join(dataDir, 'journal.jsonl'))).toEqual(cutOff);
        await look(window, `recover-${how}-${lang}-${theme}`);
        await openJournal(page);
        await expect(page.locator('[data-entry]')).toHaveAttribute('data-state', 'interrupted');
        await expect(page.locator(`[data-interrupted="${MACHINE}"]`)).toBeVisible();
        await page.keyboard.press('Control+1');
        await page.locator(`[data-how=${how}]`).click();
        await expect(page.locator(`[data-outcome=${outcome}]`)).toBeVisible({ timeout: 40_000 });
        await expect(page.getByRole('status', { name: lang === 'en' ? 'How it ended' : '結果' })).toBeFocused();
        await look(window, `recovered-${how}-${lang}-${theme}`);
        await expect(page.locator('[data-interrupted]')).toHaveCount(0);
        await openJournal(page);
        await expect(page.locator('[data-entry]')).toHaveAttribute('data-state', outcome);
        expect(await window.violations()).toEqual([]);
      } finally {
        await window.close();
      }
      await expectWhole(dataDir);
      expect(await verdictOf(dataDir, HOST)).toBe(verdict);
      if (how === 'rollBack') expect((JSON.parse(await stateOf(dataDir, HOST)) as typeof before).host.certificates).toEqual(before.host.certificates);
      expect(await command(dataDir, 'recover', '--machine', MACHINE)).toMatchObject({ entries: [] });
    });
  });
}

test('killed in the middle of an undo: finished at the next start', async () => {
  test.setTimeout(300_000);
  await inFolder(async (dataDir) => {
    await applyByCommand(dataDir, HOST, 'renew-rdp-cert');
    const slow = await launch({ dataDir, args: ['--practice-slow', '1500'] });
    await openJournal(slow.page);
    await slow.page.locator('[data-undo]').click();
    await slow.page.locator('[data-undo-now]').click();
    await expect.poll(async () => (await readFile(join(dataDir, 'journal.jsonl'), 'utf8')), { timeout: 20_000, intervals: [20] }).toContain('"type":"undoing"');
    await expect(slow.page.locator('[data-undo-dialog=running]')).toBeVisible();
    const process = slow.app.process();
    const gone = once(process, 'exit');
    process.kill('SIGKILL');
    await gone;
    const window = await again(dataDir);
    await expect(window.page.locator('[data-run=undo]')).toBeVisible();
    await window.page.locator('[data-how=finish]').click();
    await expect(window.page.locator('[data-outcome=undone]')).toBeVisible({ timeout: 20_000 });
    await window.close();
    await expectWhole(dataDir);
    expect(await verdictOf(dataDir, HOST)).toBe('CERT_EXPIRED');
  });
});
