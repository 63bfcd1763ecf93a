import type { RadarRunEvent, RadarWindowRow } from '../../../preload/contract/radar-window.ts';
import { RADAR_SHOWN_ROWS } from '../../../preload/contract/radar-window.ts';
import type { RowLog } from './row-file.ts';
import { windowRow, type Counter, type KeptRow } from './window-row.ts';

const EVERY_MS = 250;
/** A batch is never larger: the contract carries this much. */
const MAX_BATCH = 2000;

/** Gathers rows, writes them and then tells the window, a few times a second. */
export interface Batches {
  /** Resolves at once, or, when the disk does not keep up, after it did. Rejects when it refused. */
  add(row: KeptRow): Promise<void>;
  /** Writes and tells the rest. */
  end(): Promise<void>;
}

export interface BatchParts {
  readonly log: RowLog;
  readonly counts: Counter;
  /** Rows that the run had before. */
  readonly first: number;
  readonly warnDays: number;
  readonly push: (event: RadarRunEvent) => void;
}

export function batches({ log, counts, first, warnDays, push }: BatchParts): Batches {
  let held: KeptRow[] = [];
  let sent = first;
  let last: Promise<void> = Promise.resolve();
  const flush = (): Promise<void> => {
    last = last.then(async () => {
      const rows = held;
      held = [];
      if (rows.length === 0) return;
      await log.append(rows);
      const now = Date.now();
      const shown: RadarWindowRow[] = rows.map((row) => windowRow(row, warnDays, now));
      for (const { state } of shown) counts.add(state);
      push({ type: 'rows', first: sent, rows: shown.slice(0, Math.max(0, RADAR_SHOWN_ROWS - sent)), counts: counts.counts() });
      sent += rows.length;
    });
    return last;
  };
  // A write that failed is met again by whoever adds or ends.
  const timer = setInterval(() => void flush().catch(() => {}), EVERY_MS);
  return {
    add(row) {
      held.push(row);
      return held.length >= MAX_BATCH ? flush() : Promise.resolve();
    },
    end() {
      clearInterval(timer);
      return flush();
    },
  };
}
