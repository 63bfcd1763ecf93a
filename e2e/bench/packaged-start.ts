import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPackage } from '@electron/asar';
import { _electron, type ElectronApplication } from '@playwright/test';
import { filesBelow, linkOrCopy, TEST_BUILD } from '../packaged/place.ts';
import { notMeasured, within, type Claim } from './claim.ts';
import { compare, median } from './measure.ts';

/** The same runtime, packed with an app that opens one empty field: the floor for a packaged app. */
async function emptyPackage(folder: string): Promise<string> {
  for (const name of filesBelow(TEST_BUILD.folder).filter((each) => !each.startsWith('resources/'))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    linkOrCopy(join(TEST_BUILD.folder, name), join(folder, name));
  }
  const source = join(folder, 'source');
  mkdirSync(source);
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(source, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.js' }));
  writeFileSync(join(source, 'index.html'), '<!doctype html><title>Empty</title><textarea autofocus></textarea>');
  writeFileSync(join(source, 'main.js'), `
    const { app, BrowserWindow } = require('electron');
    app.setPath('userData', ${JSON.stringify(join(folder, 'data'))});
    app.whenReady().then(() => new BrowserWindow({ width: 1180, height: 820 }).loadFile('index.html'));
    app.on('window-all-closed', () => app.quit());`);
  await createPackage(source, join(folder, 'resources', 'app.asar'));
  return TEST_BUILD.executable.replace(TEST_BUILD.folder, folder);
}

/** Megabytes that a process and its children hold for themselves (private memory; Linux). */
function memoryOf(app: ElectronApplication): number {
  const pids = [app.process().pid ?? 0];
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each)).map(Number).sort((a, b) => a - b)) {
    try {
      const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]);
      if (pids.includes(parent)) pids.push(name);
    } catch { /* it has ended meanwhile */ }
  }
  const privateKilobytes = (pid: number): number => {
    try {
      return [...readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').matchAll(/^Private_\w+:\s+(\d+)/gm)].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0);
    } catch {
      return 0;
    }
  };
  return pids.reduce((sum, pid) => sum + privateKilobytes(pid), 0) / 1024;
}

/** From start to typing and the memory then, the packaged app and an empty packaged one by turns. */
export async function packagedStart(): Promise<readonly Claim[]> {
  const what = 'Packaged app usable, against an empty packaged one';
  if (!existsSync(TEST_BUILD.asar)) return [notMeasured(what, 'not packed; npm run pack -- --folder-only --test-build')];
  const folder = mkdtempSync(join(dirname(TEST_BUILD.folder), 'bench-'));
  const memory = { ours: [] as number[], empty: [] as number[] };
  const timed = async (name: keyof typeof memory, executablePath: string, args: string[]): Promise<number> => {
    const start = performance.now();
    const app = await _electron.launch({ executablePath, args });
    const field = (await app.firstWindow()).locator('textarea').first();
    await field.waitFor({ state: 'visible' });
    await field.pressSequentially('a');
    const time = performance.now() - start;
    if (process.platform === 'linux') memory[name].push(memoryOf(app));
    await app.close();
    return time;
  };
  try {
    const empty = await emptyPackage(join(folder, 'empty'));
    const data = mkdtempSync(join(tmpdir(), 'rdp-doctor-bench-'));
    const [ours, floor] = await compare([
      { name: 'ours', run: () => timed('ours', TEST_BUILD.executable, ['--data-dir', data]) },
      { name: 'empty', run: () => timed('empty', empty, []) },
    ]);
    rmSync(data, { recursive: true, force: true });
    const [own, other] = [median(memory.ours), median(memory.empty)];
    return [
      within(what, ours?.median ?? NaN, floor?.median ?? NaN, 1.3),
      { what: 'Private memory of all its processes', measured: process.platform === 'linux' ? `${own.toFixed(0)} MB : ${other.toFixed(0)} MB empty` : 'read on Linux only', limit: '', holds: null },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
