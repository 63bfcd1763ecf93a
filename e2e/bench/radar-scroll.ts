import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from '../window/app.ts';
import { savedRun } from '../window/radar-rows.ts';
import { scrollRows } from '../window/scroll-rows.ts';
import { atMost, type Claim } from './claim.ts';

const ROWS = 10_000;
/** A quick turn of the wheel, px a frame. */
const STEP = 400;
/** 60 frames a second, and what a clock of 1/60 s is rounded by, ms. */
const FRAME_MS = 17;

/** The list of 10,000 computers, scrolled from the first to the last: how long frames take. */
export async function radarScroll(): Promise<readonly Claim[]> {
  const window = await launch();
  try {
    await mkdir(join(window.dataDir, 'radar'), { recursive: true });
    for (const [name, text] of Object.entries(savedRun(ROWS))) await writeFile(join(window.dataDir, 'radar', name), text);
    await window.page.locator('[data-rail=radar]').click();
    await window.page.locator(`[data-radar-shown="${ROWS}"]`).waitFor();
    const { frames } = await scrollRows(window.page, STEP);
    const at = (share: number): number => frames[Math.floor(frames.length * share)] ?? Number.NaN;
    return [atMost(`Frame while ${ROWS} rows scroll, median of ${frames.length}`, at(0.5), FRAME_MS), atMost('Frame while they scroll, 95 %', at(0.95), 2 * FRAME_MS)];
  } finally {
    await window.close();
  }
}
