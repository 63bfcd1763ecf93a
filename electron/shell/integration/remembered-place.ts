import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, type BrowserWindow } from 'electron';
import { placeOn, type WindowPlace } from './window-place.ts';

const fileIn = (dataDir: string): string => join(dataDir, 'window.json');

/** Where to open the window: as it was left, where a screen still shows it. Read at once, because the window waits for it. */
export function rememberedPlace(dataDir: string): WindowPlace {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return placeOn([primary, ...others].map(({ workArea }) => workArea), read(fileIn(dataDir)));
}

/** Remembers the place whenever the window closes. A place that cannot be written is not worth a word. */
export function rememberPlace(window: BrowserWindow, dataDir: string): void {
  window.on('close', () => {
    const place: WindowPlace = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    write(fileIn(dataDir), place);
  });
}

/** At once, because the program ends behind the last window. By a rename, so that the next start finds a whole file. */
function write(path: string, place: WindowPlace): void {
  try {
    writeFileSync(`${path}.new`, JSON.stringify(place), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch { /* the window then opens where it opens the first time */ }
}

/** Null for a file that is not there or not ours: then the window opens as it does the first time. */
function read(path: string): WindowPlace | null {
  try {
    return asPlace(JSON.parse(readFileSync(path, 'utf8').slice(0, 1000)));
  } catch {
    return null;
  }
}

/** A place from what a file holds. */
export function asPlace(value: unknown): WindowPlace | null {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height, maximized } = value as Record<string, unknown>;
  const numbers = [x, y, width, height].map(Number);
  const [left = NaN, top = NaN, wide = NaN, high = NaN] = numbers;
  if (![x, y, width, height].every((one) => typeof one === 'number') || !numbers.every((one) => Number.isFinite(one) && Math.abs(one) < 100_000)) return null;
  return { x: left, y: top, width: wide, height: high, maximized: maximized === true };
}
