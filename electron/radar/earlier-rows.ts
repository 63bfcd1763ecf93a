import type { RadarChangeModel, RadarRow } from '../../preload/contract/radar.ts';
import { changesOf, type ComparedRow } from './changes.ts';
import { KeyTable } from './key-table.ts';
import { keyOf, rowsOf } from './saved-rows.ts';

/** The rows of an earlier run to compare with, some forty bytes each; the rows themselves stay in their file. */
export interface EarlierRows {
  readonly rows: number;
  readonly badLines: readonly number[];
  /** What is different at a host; it is not gone from now on. */
  compare(row: RadarRow): RadarChangeModel[];
  /** Hosts that were compared with nothing, read from the file once more. */
  gone(): AsyncGenerator<RadarChangeModel>;
}

const MAX_TOLD = 100;
const SHA1_BYTES = 20;
const FIRST_ROWS = 1024;
const NONE = Number.NaN;

/** Reads what an earlier run printed; of a host that is in it twice the last row counts. Rejects with the system's error when the file cannot be read. */
export async function readEarlierRows(path: string, warnDays: number): Promise<EarlierRows> {
  const table = new KeyTable();
  const columns = new Columns();
  const badLines: number[] = [];
  let rows = 0;
  for await (const { line, row } of rowsOf(path)) {
    if (row === null) {
      if (badLines.length < MAX_TOLD) badLines.push(line);
    } else if (row !== 'other') {
      const number = table.get(keyOf(row)) || ++rows;
      table.set(keyOf(row), number);
      columns.put(number, row);
    }
  }
  return {
    rows,
    badLines,
    compare(row) {
      const number = table.get(keyOf(row));
      if (number === 0) return changesOf(row, undefined, row, warnDays);
      columns.mark(number);
      return changesOf(row, columns.get(number), row, warnDays);
    },
    async *gone() {
      for await (const { row } of rowsOf(path)) {
        if (row === null || row === 'other') continue;
        const number = table.get(keyOf(row));
        if (columns.isMarked(number)) continue;
        columns.mark(number);
        yield* changesOf(row, columns.get(number), undefined, warnDays);
      }
    },
  };
}

/** Rows by number, from 1 on, in as few bytes as they need. */
class Columns {
  readonly #verdicts: RadarRow['verdict'][] = [];
  #marks = new Uint8Array(FIRST_ROWS);
  #verdict = new Uint16Array(FIRST_ROWS);
  /** Seconds since 1970. */
  #end = new Float64Array(FIRST_ROWS);
  #days = new Float64Array(FIRST_ROWS);
  #sha1 = Buffer.alloc(FIRST_ROWS * SHA1_BYTES);

  put(number: number, row: ComparedRow): void {
    if (number >= this.#marks.length) this.#grow();
    if (!this.#verdicts.includes(row.verdict)) this.#verdicts.push(row.verdict);
    this.#verdict[number] = this.#verdicts.indexOf(row.verdict);
    this.#end[number] = row.notAfter === null ? NONE : Date.parse(row.notAfter) / 1000;
    this.#days[number] = row.daysLeft ?? NONE;
    this.#sha1.fill(0, number * SHA1_BYTES, (number + 1) * SHA1_BYTES);
    if (row.sha1 !== null) this.#sha1.write(row.sha1, number * SHA1_BYTES, 'hex');
  }

  get(number: number): ComparedRow | undefined {
    const verdict = this.#verdicts[this.#verdict[number] ?? -1];
    if (verdict === undefined) return undefined;
    const [end = NONE, days = NONE] = [this.#end[number], this.#days[number]];
    const sha1 = this.#sha1.toString('hex', number * SHA1_BYTES, (number + 1) * SHA1_BYTES);
    return { verdict, notAfter: Number.isNaN(end) ? null : new Date(end * 1000).toISOString().replace('.000Z', 'Z'), daysLeft: Number.isNaN(days) ? null : days, sha1: /^0+$/.test(sha1) ? null : sha1 };
  }

  mark(number: number): void {
    this.#marks[number] = 1;
  }

  isMarked(number: number): boolean {
    return this.#marks[number] === 1;
  }

  #grow(): void {
    const size = this.#marks.length * 2;
    const [marks, verdict, end, days, sha1] = [this.#marks, this.#verdict, this.#end, this.#days, this.#sha1];
    (this.#marks = new Uint8Array(size)).set(marks);
    (this.#verdict = new Uint16Array(size)).set(verdict);
    (this.#end = new Float64Array(size)).set(end);
    (this.#days = new Float64Array(size)).set(days);
    sha1.copy(this.#sha1 = Buffer.alloc(size * SHA1_BYTES));
  }
}
