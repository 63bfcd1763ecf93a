import { createReadStream } from 'node:fs';
import type { RadarSummary } from '../../../preload/contract/radar.ts';
import type { RadarRunEvent } from '../../../preload/contract/radar-window.ts';
import { readTargets } from '../../radar/input/read-targets.ts';
import type { runRadar } from '../../radar/run-radar.ts';
import { readSavedRows } from '../../radar/saved-rows.ts';
import { batches, type Batches } from './batches.ts';
import type { KeptRun } from './radar-store.ts';
import { openRowLog } from './row-file.ts';
import type { Counter } from './window-row.ts';

/** For each host, name lookup included, ms; as on the command line. */
const BUDGET_MS = 5000;

export interface ProbeListParts {
  readonly run: KeptRun;
  /** The list's file. */
  readonly list: string;
  /** Where the rows are kept; with `resumed`, those that are there are not read again. */
  readonly rows: string;
  readonly resumed: boolean;
  readonly counts: Counter;
  readonly signal: AbortSignal;
  readonly push: (event: RadarRunEvent) => void;
  readonly probe: typeof runRadar;
}

/** Probes the list: rows go to their file and to the window as they come. Rejects with the system's error when the file cannot be written. */
export async function probeList({ run, list, rows, resumed, counts, signal, push, probe }: ProbeListParts): Promise<RadarSummary> {
  const { concurrency, warnDays, wideRanges, skipped } = run;
  const saved = resumed ? await readSavedRows(rows) : undefined;
  const log = await openRowLog(rows);
  try {
    const batch = batches({ log, counts, first: counts.counts().done, warnDays, push });
    const targets = readTargets(createReadStream(list) as AsyncIterable<Buffer>, { wideRanges, onBadLine() {} });
    const result = await ended(probe({ targets, concurrency, budgetMs: BUDGET_MS, ...(saved && { saved }) }, {
      signal,
      onRow: (row, { notBefore, selfSigned }) => batch.add({ ...row, notBefore, selfSigned }),
    }), batch);
    const summary: RadarSummary = { schema: 'rdp-doctor/radar-summary@1', skippedLines: skipped, ...result };
    await log.append([summary]);
    return summary;
  } finally {
    await log.close();
  }
}

/** What was read is written, however the run ended. */
async function ended<T>(running: Promise<T>, batch: Batches): Promise<T> {
  try {
    return await running;
  } finally {
    await batch.end();
  }
}
