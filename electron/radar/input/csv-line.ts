/** The cells of one CSV line (RFC 4180), or null where its quotation marks do not close. */
export function readCells(line: string, separator: string): string[] | null {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const cell = line[at] === '"' ? quoted(line, at + 1) : plain(line, at, separator);
    if (cell === null) return null;
    cells.push(cell.text.trim());
    if (cell.end >= line.length) return cells;
    if (line[cell.end] !== separator) return null;
    at = cell.end + 1;
  }
}

function plain(line: string, from: number, separator: string): { text: string; end: number } {
  const end = line.indexOf(separator, from);
  return end === -1 ? { text: line.slice(from), end: line.length } : { text: line.slice(from, end), end };
}

function quoted(line: string, from: number): { text: string; end: number } | null {
  let text = '';
  for (let at = from; ; at++) {
    const end = line.indexOf('"', at);
    if (end === -1) return null;
    text += line.slice(at, end);
    if (line[end + 1] !== '"') return { text, end: end + 1 };
    text += '"';
    at = end + 1;
  }
}

/** Where the columns of a list are. */
export interface Columns {
  readonly separator: string;
  readonly host: number;
  readonly port: number;
  readonly name: number;
}

const SEPARATORS = [',', ';', '\t'] as const;

/** The separator that a first line `sep=;` tells Excel; null when the line is none. */
export function readSeparator(line: string): string | null {
  return /^"?sep=([,;\t|])"?[ \t]*$/i.exec(line)?.[1] ?? null;
}

/** The columns of a header `host[,port][,name]`, in any order, also with the separators other Excels write, or the one that was told; null when the line is none. */
export function readHeader(line: string, told: string | null = null): Columns | null {
  for (const separator of told === null ? SEPARATORS : [told]) {
    const cells = readCells(line, separator)?.map((cell) => cell.toLowerCase()) ?? [];
    const host = cells.indexOf('host');
    if (host === -1 || (cells.length === 1 && separator !== (told ?? ','))) continue;
    return { separator, host, port: cells.indexOf('port'), name: cells.indexOf('name') };
  }
  return null;
}
