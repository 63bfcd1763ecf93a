import { readCells } from './csv-line.ts';

/** A line of a CSV list, or several where a quoted cell holds ends of lines (RFC 4180 2.6). `number`: of the first of them. */
export interface ListRecord {
  readonly number: number;
  readonly text: string;
}

/** A note in a cell has no more lines; an open quotation mark before more of them is a slip. */
const MAX_LINES = 100;
const MAX_LETTERS = 16 * 1024;

export interface Joiner {
  /** The records that are whole now. A line whose quotation mark never closes is one by itself, and so are those behind it. */
  add(line: ListRecord): ListRecord[];
  /** The rest, at the end of the list. */
  end(): ListRecord[];
}

/** Puts the lines of a cell together, so that what stands in a note is not taken for a target. */
export function recordJoiner(separator: () => string | null): Joiner {
  let open: ListRecord[] = [];
  const textOf = (lines: readonly ListRecord[]): string => lines.map((one) => one.text).join('\n');
  const giveUp = (): ListRecord[] => {
    const [first, ...rest] = open;
    open = [];
    return first ? [first, ...rest.flatMap(add)] : [];
  };
  function add(line: ListRecord): ListRecord[] {
    const mark = separator();
    if (mark === null) return [line];
    open.push(line);
    const text = textOf(open);
    if (isOpen(text, mark)) return open.length > MAX_LINES || text.length > MAX_LETTERS ? giveUp() : [];
    if (open.length > 1 && readCells(text, mark) === null) return giveUp();
    const number = open[0]?.number ?? line.number;
    open = [];
    return [{ number, text }];
  }
  return {
    add,
    end() {
      const rest: ListRecord[] = [];
      while (open.length > 0) rest.push(...giveUp());
      return rest;
    },
  };
}

/** Whether one more quotation mark would close it. */
function isOpen(text: string, separator: string): boolean {
  return text.includes('"') && readCells(text, separator) === null && readCells(`${text}"`, separator) !== null;
}
