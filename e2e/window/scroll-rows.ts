import type { Page } from '@playwright/test';

/** What a scroll through the whole table of the radar took. */
export interface Scroll {
  /** Each frame, ms, shortest first. */
  readonly frames: readonly number[];
  /** Most rows that were in the page at once. */
  readonly mostRows: number;
  /** Whether the last row came into the page. */
  readonly reachedEnd: boolean;
  /** Frames in which some of what is in sight held no row. */
  readonly blank: number;
}

/** Scrolls from the first row to the last, a little in each frame, as a wheel does. */
export function scrollRows(page: Page, step: number): Promise<Scroll> {
  return page.locator('[data-radar-table]').evaluate(async (table, by) => {
    const box = table.parentElement as HTMLElement;
    const frame = () => new Promise<number>((resolve) => { requestAnimationFrame(resolve); });
    const rows = () => Array.from(table.querySelectorAll<HTMLElement>('[data-radar-row]'));
    box.scrollTop = 0;
    for (let turn = 0; turn < 5; turn += 1) await frame();
    const frames: number[] = [];
    let [mostRows, blank] = [0, 0];
    for (let last = await frame(); box.scrollTop + box.clientHeight < box.scrollHeight - 1;) {
      box.scrollBy(0, by);
      const now = await frame();
      frames.push(now - last);
      last = now;
      const shown = rows();
      mostRows = Math.max(mostRows, shown.length);
      const { top, bottom } = box.getBoundingClientRect();
      const held = shown.map((row) => row.getBoundingClientRect());
      // One of them may be the row with the focus, far away.
      if (!held.some((row) => row.top <= bottom && row.bottom >= bottom - 2) && !held.some((row) => row.top <= (top + bottom) / 2 && row.bottom >= (top + bottom) / 2)) blank += 1;
    }
    for (let turn = 0; turn < 5; turn += 1) await frame();
    return { frames: frames.sort((a, b) => a - b), mostRows, blank, reachedEnd: rows().some((row) => row.getAttribute('aria-rowindex') === table.getAttribute('aria-rowcount')) };
  }, step);
}
