import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../window/app.ts';
import { atMost, type Claim } from './claim.ts';
import { writeJournal } from './journal-file.ts';
import { median } from './measure.ts';

const ENTRIES = 10_000;
const ROUNDS = 9;

/** From Ctrl+J to the first rows of a long journal and the state of its chain on the screen, by the page's own clock; a new start of the window each time. */
export async function journalOpen(): Promise<Claim> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rdp-doctor-bench-'));
  try {
    const bytes = writeJournal(join(dataDir, 'journal.jsonl'), ENTRIES);
    const times: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const time = await openOnce(dataDir);
      if (round > 0) times.push(time);
    }
    return atMost(`Journal of ${ENTRIES.toLocaleString('en')} entries (${Math.round(bytes / 1e6)} MB), verified and on screen`, median(times), 300);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function openOnce(dataDir: string): Promise<number> {
  const window = await launch({ dataDir });
  try {
    // What the start-up reads after its first paint is done when a person has found the key.
    await new Promise((resolve) => { setTimeout(resolve, 1500); });
    const painted = window.page.evaluate(() => new Promise<number>((resolve) => {
      let pressed = 0;
      addEventListener('keydown', (event) => { if (event.key === 'j') pressed = performance.now(); }, { capture: true });
      const look = (): void => {
        if (pressed > 0 && document.querySelector('[data-entry]') !== null && document.querySelector('[data-chain=intact]') !== null) requestAnimationFrame(() => resolve(performance.now() - pressed));
        else requestAnimationFrame(look);
      };
      look();
    }));
    await window.page.keyboard.press('Control+j');
    return await painted;
  } finally {
    await window.close();
  }
}
