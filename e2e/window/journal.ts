import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { ROOT } from './app.ts';

const run = promisify(execFile);
const COMMAND = join(ROOT, 'out/cli/rdp-doctor.js');

/** Runs the command line beside the window, on the same data folder; gives its document, whatever its exit code. */
export async function command(dataDir: string, ...args: string[]): Promise<Record<string, unknown>> {
  const ended = await run(process.execPath, [COMMAND, ...args, '--json', '--data-dir', dataDir], { timeout: 60_000, maxBuffer: 20_000_000 })
    .catch((error: { stdout?: string; stderr?: string }) => ({ stdout: error.stdout ?? '', stderr: error.stderr ?? '' }));
  if (ended.stdout === '') throw new Error(`${args.join(' ')}: ${ended.stderr}`);
  return JSON.parse(ended.stdout) as Record<string, unknown>;
}

/** Plans and applies a fix with the command line; gives the journal's entry. */
export async function applyByCommand(dataDir: string, host: string, fix: string, ...more: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rdp-doctor-plan-'));
  try {
    const plan = join(folder, 'plan.json');
    const { confirm } = await command(dataDir, 'plan', fix, '--machine', `practice:${host}`, '--out', plan);
    const { entry } = await command(dataDir, 'apply', plan, '--machine', `practice:${host}`, '--confirm', String(confirm), '--keep', ...more);
    return String(entry);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The verdict of a fresh quick probe. */
export async function verdictOf(dataDir: string, host: string): Promise<string> {
  const { verdict } = await command(dataDir, 'diagnose', `practice:${host}`);
  return (verdict as { code: string }).code;
}

/** Asserts that the journal's chain holds, by the command line. */
export async function expectWhole(dataDir: string): Promise<void> {
  expect(await command(dataDir, 'journal', 'verify')).toMatchObject({ ok: true, firstBad: null, tornTail: false });
}

export const stateOf = (dataDir: string, host: string) => readFile(join(dataDir, 'practice', `${host}.json`), 'utf8');
export const entry = (page: Page, id: string) => page.locator(`[data-entry="${id}"]`);

/** Opens the journal with its key and waits until it was read. */
export async function openJournal(page: Page): Promise<void> {
  await page.keyboard.press('Control+j');
  await expect(page.locator('[data-screen=journal] [data-chain]')).toBeVisible();
}

/** Asks for the undo of one entry. */
export async function askUndo(page: Page, id: string): Promise<void> {
  await entry(page, id).locator('[data-undo]').click();
  await expect(page.locator('[data-undo-dialog=asking]')).toBeVisible();
}
