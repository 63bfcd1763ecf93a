import type { RadarChangeModel } from '../../../preload/contract/radar.ts';
import type { RadarChangeCounts } from '../../../preload/contract/radar-window.ts';
import { readEarlierRows } from '../../radar/earlier-rows.ts';
import type { KeptRow } from './window-row.ts';

/** What differs: every change is counted, the first are listed. */
export interface Changes {
  readonly counts: RadarChangeCounts;
  readonly changes: RadarChangeModel[];
}

export interface Compared {
  /** The file with the rows of the run before. */
  readonly before: string;
  readonly now: AsyncIterable<KeptRow>;
  readonly warnDays: number;
  /** A host is gone only where this run is whole: what was not reached yet is not gone. */
  readonly whole: boolean;
}

const MAX_LISTED = 1000;

/** What changed since the run before. Rejects with the system's error when its file cannot be read. */
export async function changesBetween({ before, now, warnDays, whole }: Compared): Promise<Changes> {
  const earlier = await readEarlierRows(before, warnDays);
  const counts: RadarChangeCounts = { new: 0, gone: 0, verdict: 0, certificate: 0, ending: 0 };
  const changes: RadarChangeModel[] = [];
  const add = (change: RadarChangeModel): void => {
    counts[change.kind]++;
    if (changes.length < MAX_LISTED) changes.push(change);
  };
  for await (const row of now) earlier.compare(row).forEach(add);
  if (whole) for await (const change of earlier.gone()) add(change);
  return { counts, changes };
}
