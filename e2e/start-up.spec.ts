import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { executable, launch, ROOT } from './window/app.ts';

interface Ended {
  readonly code: number | null;
  readonly out: string;
}

/** Starts the app as `npm start` does, and waits until it has ended. */
async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...inherited } = process.env;
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(await executable(), [...root, ROOT, ...args], { env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const code = await new Promise<number | null>((resolve) => child.once('exit', (number) => resolve(number)));
  clearTimeout(timer);
  return { code, out };
}

let dir: string;
test.beforeEach(async () => { dir = await mkdtemp(join(tmpdir(), 'rdp-doctor-start-')); });
test.afterEach(() => rm(dir, { recursive: true, force: true }));

test('writes a picture of the first screen and ends, without a word', async () => {
  const picture = join(dir, 'pictures', 'first.png');
  const { code, out } = await run(['--data-dir', join(dir, 'data')], { RDP_DOCTOR_SCREENSHOT: picture, RDP_DOCTOR_EXIT_AFTER_SCREENSHOT: '1' });
  expect({ code, out }).toEqual({ code: 0, out: '' });
  const png = await readFile(picture);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // Width and height stand at 16 and 20; an empty page compresses to far less.
  expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(880);
  expect(png.length).toBeGreaterThan(20_000);
});

test('a second start hands over to the first and leaves', async () => {
  const window = await launch();
  try {
    await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const { code } = await run(['--data-dir', window.dataDir]);
    expect(code).toBe(0);
    expect(window.app.windows()).toHaveLength(1);
    await expect.poll(() => window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(false);
  } finally {
    await window.close();
  }
});

test('what is handed over before the engine is there is not lost', async () => {
  const folder = join(dir, 'data');
  await mkdir(folder);
  const file = join(dir, 'given.rdp');
  await writeFile(file, 'full address:s:srv-09\r\n');
  const starting = launch({ dataDir: folder });
  // As soon as it is the first instance of its folder: its page is not shown yet, and the engine comes after the page.
  await expect.poll(() => readdir(folder), { timeout: 15_000, intervals: [5] }).toContain('SingletonLock');
  const [link, given] = await Promise.all([run(['--data-dir', folder, '--', 'rdpdoctor://check?host=srv-07']), run(['--data-dir', folder, file])]);
  expect([link.code, given.code]).toEqual([0, 0]);
  const window = await starting;
  try {
    await expect(window.page.locator('[data-screen=connection]')).toContainText('srv-09', { timeout: 15_000 });
    await window.page.keyboard.press('Control+1');
    await expect(window.page.locator('[data-computer-field]')).toHaveValue('srv-07');
  } finally {
    await window.app.close();
  }
});

test('a damaged settings file is set aside with a word about it', async () => {
  const window = await launch({ files: { 'settings.json': '{"lang": "ja", "theme"', 'recent.json': '[1, 2, 3]' } });
  try {
    await expect(window.page.getByText(/settings\.json.*settings\.json\.damaged-/)).toBeVisible();
    await expect(window.page.getByText(/recent\.json.*recent\.json\.damaged-/)).toBeVisible();
    const kept = (await readdir(window.dataDir)).find((name) => name.startsWith('settings.json.damaged-')) ?? '';
    expect(await readFile(join(window.dataDir, kept), 'utf8')).toBe('{"lang": "ja", "theme"');
  } finally {
    await window.close();
  }
});

test('a start after a crash says so once, and where the last check is', async () => {
  const first = await launch();
  const { dataDir } = first;
  first.app.process().kill('SIGKILL');
  const second = await launch({ dataDir });
  try {
    await expect(second.page.getByText('did not end properly')).toBeVisible();
  } finally {
    await second.app.close();
  }
  const third = await launch({ dataDir });
  try {
    await expect(third.page.getByText('did not end properly')).toHaveCount(0);
  } finally {
    await third.close();
  }
});

test('a verdict of another version and a date that is none are shown calmly', async () => {
  // A date that no calendar knows, in a file that is otherwise right, must not break the list either.
  const window = await launch({ files: { 'recent.json': JSON.stringify({ targets: [{ target: 'srv-04', verdict: 'SOMETHING_NEW', at: 'yesterday' }] }) } });
  try {
    await expect(window.page.getByRole('button', { name: 'Check srv-04 again' })).toContainText('not determined');
  } finally {
    await window.close();
  }
});

test('the window keeps its smallest size and its zoom keys', async () => {
  const window = await launch();
  try {
    expect(await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getMinimumSize())).toEqual([880, 600]);
    const factor = () => window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor() ?? 0);
    await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({ type: 'keyDown', keyCode: '=', modifiers: ['control'] }));
    await expect.poll(factor).toBeCloseTo(1.1);
    await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({ type: 'keyDown', keyCode: '0', modifiers: ['control'] }));
    await expect.poll(factor).toBeCloseTo(1);
  } finally {
    await window.close();
  }
});
