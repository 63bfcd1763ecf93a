import { createReadStream } from 'node:fs';
import type { RadarBadLine } from '../../../preload/contract/radar-window.ts';
import { say } from '../../locale/say.ts';
import { MAX_RANGE } from '../../radar/input/range.ts';
import { readTargets, type BadLine } from '../../radar/input/read-targets.ts';
import { KeyTable } from '../../radar/key-table.ts';
import { keyOf } from '../../radar/saved-rows.ts';

/** What a list holds, before anything is sent. */
export interface ListScan {
  /** Different computers; of ranges that need consent, their addresses. */
  readonly targets: number;
  readonly badLines: readonly RadarBadLine[];
  readonly skipped: number;
  /** Ranges wider than a /24, in the words of the window. */
  readonly wide: readonly RadarBadLine[];
  /** Addresses in them. */
  readonly wideAddresses: number;
}

const MAX_TOLD = 200;
/** Between two looks at other work, targets. */
const TURN = 500;

/** Reads the whole list once. With `consent` wide ranges are targets, else they are `wide`. Rejects where the file cannot be read. */
export async function scanList(path: string, consent: boolean): Promise<ListScan> {
  const seen = new KeyTable();
  const badLines: RadarBadLine[] = [];
  const wide: RadarBadLine[] = [];
  let [skipped, wideAddresses, read] = [0, 0, 0];
  const onBadLine = (bad: BadLine): void => {
    const size = widthOf(bad);
    if (size > 0 && wide.length < MAX_TOLD) wide.push({ line: bad.line, because: say('radarscreen:line.wide', bad.because.params) });
    wideAddresses += size;
    if (size > 0) return;
    skipped++;
    if (badLines.length < MAX_TOLD) badLines.push({ line: bad.line, because: bad.because });
  };
  for await (const target of readTargets(createReadStream(path) as AsyncIterable<Buffer>, { wideRanges: false, onBadLine })) {
    seen.set(`${keyOf(target)} ${target.name}`, 1);
    if (++read % TURN === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return { targets: seen.size + (consent ? wideAddresses : 0), badLines, skipped, wide, wideAddresses };
}

/** How many addresses consent would add; 0 for a line that no consent makes a target. */
function widthOf({ tooWide, because }: BadLine): number {
  const size = because.params?.['size'];
  return tooWide && typeof size === 'number' && size <= MAX_RANGE ? size : 0;
}
