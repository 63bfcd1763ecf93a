import { createReadStream } from 'node:fs';
import { radarRowDocument, type RadarRow } from '../../preload/contract/radar.ts';
import { splitLines } from './input/split-lines.ts';
import { toUtf8 } from './input/to-utf8.ts';
import { KeyTable } from './key-table.ts';

/** The rows of an earlier run, by what of them is needed; the rows themselves stay in their file. */
export interface SavedRows {
  /** The saved verdict of a target, each row once; undefined where none is saved. */
  take(target: { host: string; port: number }): string | undefined;
  /** The rows that were taken, read once more. */
  taken(): AsyncGenerator<RadarRow>;
  /** Lines that are neither rows nor summaries; a last one that was cut off in writing is none. */
  readonly badLines: readonly number[];
  /** How many rows it holds. */
  readonly rows: number;
}

const MAX_TOLD = 100;
/** Added to a verdict's number once its row was taken. */
const TAKEN = 0x8000;

/** What tells one target of a list from another. */
export function keyOf({ host, port }: { host: string; port: number }): string {
  return `${host} ${port}`;
}

/** Reads what an earlier run printed. Rejects with the system's error when the file cannot be read. */
export async function readSavedRows(path: string): Promise<SavedRows> {
  const verdicts: string[] = [];
  const table = new KeyTable();
  const badLines: number[] = [];
  let rows = 0;
  let lastTorn = 0;
  let lastLine = 0;
  for await (const { line, row, torn } of rowsOf(path)) {
    lastLine = line;
    if (row === null) {
      if (torn) lastTorn = line;
      if (badLines.length < MAX_TOLD) badLines.push(line);
    } else if (row !== 'other') {
      rows++;
      if (!verdicts.includes(row.verdict)) verdicts.push(row.verdict);
      table.set(keyOf(row), verdicts.indexOf(row.verdict) + 1);
    }
  }
  if (lastTorn === lastLine && badLines.at(-1) === lastLine) badLines.pop();
  return {
    rows,
    badLines,
    take(target) {
      const value = table.get(keyOf(target));
      if (value === 0 || value >= TAKEN) return undefined;
      table.set(keyOf(target), value + TAKEN);
      return verdicts[value - 1];
    },
    async *taken() {
      for await (const { row } of rowsOf(path)) {
        if (row === null || row === 'other' || table.get(keyOf(row)) < TAKEN) continue;
        table.set(keyOf(row), table.get(keyOf(row)) - TAKEN);
        yield row;
      }
    },
  };
}

/** Every line: a row, `other` for a summary or nothing, null for what is neither; `torn`: it is no JSON at all, as a line whose writing was cut off. Windows PowerShell 5.1 saves what is printed as UTF-16. */
export async function* rowsOf(path: string): AsyncGenerator<SavedLine> {
  for await (const { number, bytes } of splitLines(toUtf8(createReadStream(path)))) {
    const text = bytes?.toString('utf8').trim() ?? '?';
    yield { line: number, ...(text === '' ? { row: 'other', torn: false } : readRow(text)) };
  }
}

interface SavedLine {
  readonly line: number;
  readonly row: RadarRow | 'other' | null;
  readonly torn: boolean;
}

function readRow(text: string): Omit<SavedLine, 'line'> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { row: null, torn: true };
  }
  const row = radarRowDocument.safeParse(value);
  if (row.success) return { row: row.data, torn: false };
  const summary = typeof value === 'object' && value !== null && 'schema' in value && value.schema === 'rdp-doctor/radar-summary@1';
  return { row: summary ? 'other' : null, torn: false };
}
