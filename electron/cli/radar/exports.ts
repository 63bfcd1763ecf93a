import type { RadarRow } from '../../../preload/contract/radar.ts';
import type { Translate } from '../../locale/translator.ts';
import { CSV_HEAD, csvLine } from '../../radar/output/csv.ts';
import { ICS_END, icsEvent, icsHead } from '../../radar/output/ics.ts';
import { icsTexts } from '../../radar/output/ics-texts.ts';
import type { CommandContext } from '../command.ts';
import { checkWritable, writeTo } from '../documents.ts';
import type { RadarOptions } from './options.ts';
import { rowStream } from './row-stream.ts';

/** The files beside the printed rows; they take their names only once they are whole. */
export interface Exports {
  add(row: RadarRow): void;
  /** Puts the files in place; rejects with a Failure (30, 74) for the first that cannot be. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  drop(): Promise<void>;
}

/** Refuses before any work what cannot be written, then begins the files. */
export async function openExports(context: CommandContext, options: RadarOptions): Promise<Exports> {
  const { csv, ics } = options;
  for (const path of [csv, ics]) if (path !== undefined) await checkWritable(context, path);
  const files = [...(csv === undefined ? [] : [{ path: csv, ...csvFile() }]), ...(ics === undefined ? [] : [{ path: ics, ...icsFile(context.translate, options) }])];
  const written = files.map(({ path, stream }) => writeTo(context, path, stream));
  // A disk that fills up is told at the end; nobody waits for it before.
  for (const one of written) one.catch(() => {});
  return {
    add(row) {
      for (const { stream, line } of files) stream.push(line(row));
    },
    async finish() {
      for (const { stream, tail } of files) {
        stream.push(tail);
        stream.end();
      }
      const failed = (await Promise.allSettled(written)).find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    },
    async drop() {
      for (const { stream } of files) stream.drop();
      await Promise.allSettled(written);
    },
  };
}

function csvFile() {
  const stream = rowStream();
  stream.push(CSV_HEAD);
  return { stream, line: csvLine, tail: '' };
}

/** Without `--warn-days` every end is in the calendar, else those within the days. */
function icsFile(translate: Translate, { warnDays, warnAsked }: RadarOptions) {
  const stream = rowStream();
  const texts = icsTexts(translate);
  const at = Date.now();
  stream.push(icsHead(texts));
  const line = (row: RadarRow): string => (warnAsked && (row.daysLeft === null || row.daysLeft > warnDays) ? '' : icsEvent(row, texts, at));
  return { stream, line, tail: ICS_END };
}
