import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import type { Settings } from '../../preload/contract/first-channels.ts';

/** The app's folder, as Electron is given it. */
export const ROOT = resolve(import.meta.dirname, '../..');

export interface LaunchOptions {
  readonly settings?: Partial<Settings>;
  /** Files that lie in the data folder before the start. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** A data folder that is there already, as at a second start; it stays when the window closes. */
  readonly dataDir?: string;
}

/** The real window, started with a data folder of its own. */
export interface Window {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;
  /** What broke the page's policy so far; the tour asserts that nothing did. */
  violations(): Promise<string[]>;
  close(): Promise<void>;
}

/** A packed program to start instead of the sources; the tests of the package set it (e2e/packaged/playwright.config.ts). */
const packed = process.env['RDP_DOCTOR_PACKED'];

/** The runtime the set-up found: the one the test suite runs with. */
export async function executable(): Promise<string> {
  const place = join(ROOT, 'scripts/lib/electron-runtime.mjs');
  const { presentElectron } = (await import(place)) as { presentElectron: () => { executable: string } | undefined };
  const runtime = presentElectron();
  if (!runtime) throw new Error('There is no Electron yet; npm test fetches one.');
  return runtime.executable;
}

export async function launch({ settings = {}, files = {}, env = {}, args = [], dataDir: given }: LaunchOptions = {}): Promise<Window> {
  if (!existsSync(join(ROOT, 'out/main/main.js'))) throw new Error('Build first: npm run build.');
  const dataDir = given ?? await mkdtemp(join(tmpdir(), 'rdp-doctor-e2e-'));
  await writeFile(join(dataDir, 'settings.json'), JSON.stringify({ lang: 'en', theme: 'light', ...settings }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(dataDir, name), text);
  // Left in the environment, it would turn Electron into Node.
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...inherited } = process.env;
  const app = await _electron.launch({
    executablePath: packed ?? await executable(),
    args: [...(packed === undefined ? [ROOT] : []), '--data-dir', dataDir, ...args],
    env: { ...(inherited as Record<string, string>), ...env },
    // The window's own theme is what is tested.
    colorScheme: null,
  });
  const page = await app.firstWindow();
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seenViolations: seen });
    document.addEventListener('securitypolicyviolation', (event) => seen.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile} ${event.lineNumber}:${event.columnNumber} ${event.sample}`));
  });
  await page.waitForFunction(() => document.documentElement.dataset['painted'] === 'true');
  return {
    app, page, dataDir,
    violations: () => page.evaluate(() => (globalThis as unknown as { seenViolations: string[] }).seenViolations),
    async close() {
      await app.close();
      if (given === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Sets the page's size and zoom, as a person does with the frame and Ctrl and plus. */
export async function resize({ app, page }: Window, width: number, height: number, zoom = 1): Promise<void> {
  await app.evaluate(({ BrowserWindow }, [w, h, factor]) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.setContentSize(w, h);
    window?.webContents.setZoomFactor(factor);
  }, [width, height, zoom] as const);
  await expect.poll(() => page.evaluate(() => Math.round(innerWidth))).toBe(Math.round(width / zoom));
}

/** Types a target on the start screen and starts. */
export async function check(page: Page, target: string): Promise<void> {
  await page.locator('[data-computer-field]').fill(target);
  await page.keyboard.press('Enter');
}

/** Waits for the verdict and gives its code. */
export async function verdict(page: Page, timeout = 20_000): Promise<string> {
  const card = page.locator('[data-verdict]');
  await expect(card).toBeVisible({ timeout });
  return (await card.getAttribute('data-verdict')) ?? '';
}
