import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { launch } from '../window/app.ts';
import { atMost, within, type Claim } from './claim.ts';
import { compare, median } from './measure.ts';

const root = join(import.meta.dirname, '../..');

/** An Electron app with one field and nothing else: the floor that no app can be under. */
function emptyApp(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.js' }));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Empty</title><textarea autofocus></textarea>');
  writeFileSync(join(folder, 'main.js'), `
    const { app, BrowserWindow } = require('electron');
    app.setPath('userData', ${JSON.stringify(join(folder, 'data'))});
    app.whenReady().then(() => new BrowserWindow({ width: 1180, height: 820 }).loadFile(${JSON.stringify(join(folder, 'index.html'))}));
    app.on('window-all-closed', () => app.quit());`);
  return folder;
}

/** Until a person can type: the field is there and takes what is typed. */
async function usable(page: Page): Promise<void> {
  const field = page.locator('textarea').first();
  await field.waitFor({ state: 'visible' });
  await field.pressSequentially('a');
}

/** From start to typing, ours and an empty window by turns, both watched in the same way. */
export async function windowUsable(executablePath: string): Promise<Claim> {
  const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-bench-'));
  const timed = async (args: string[]): Promise<number> => {
    const start = performance.now();
    const app = await _electron.launch({ executablePath, args });
    await usable(await app.firstWindow());
    const time = performance.now() - start;
    await app.close();
    return time;
  };
  const empty = emptyApp(join(folder, 'empty'));
  try {
    const [ours, floor] = await compare([
      { name: 'ours', run: () => timed([root, '--data-dir', join(folder, 'data')]) },
      { name: 'empty', run: () => timed([empty]) },
    ]);
    return within('Window usable, against an empty window', ours?.median ?? NaN, floor?.median ?? NaN, 1.3);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From Enter to the first row of the ladder on the screen, by the page's own clock. */
export async function firstRow(port: number): Promise<Claim> {
  const times: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    const window = await launch();
    const field = window.page.locator('textarea').first();
    await field.fill(`127.0.0.1:${port}`);
    const painted = window.page.evaluate(() => new Promise<number>((resolve) => {
      let pressed = 0;
      addEventListener('keydown', (event) => { if (event.key === 'Enter') pressed = performance.now(); }, { capture: true });
      const look = (): void => {
        // The frame after the one that has the row has shown it.
        if (pressed > 0 && document.querySelector('tr[data-stage]') !== null) requestAnimationFrame(() => resolve(performance.now() - pressed));
        else requestAnimationFrame(look);
      };
      look();
    }));
    await field.press('Enter');
    const time = await painted;
    if (round > 0) times.push(time);
    await window.close();
  }
  return atMost('First row on screen after Enter', median(times), 100);
}
