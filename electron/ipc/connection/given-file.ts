import { resolve } from 'node:path';

/** `rdpdoctor:`, `file:`; one letter alone is a drive of Windows. */
const SCHEME = /^[a-z][a-z0-9+.-]+:/i;

/** The .rdp file among a program's arguments, absolute; null where there is none. Neither a switch nor a link is taken for a file: a web page chooses how a link ends. */
export function rdpFileAmong(argv: readonly string[], folder: string): string | null {
  const found = argv.slice(1).findLast((one) => /\.rdp$/i.test(one) && !one.startsWith('-') && !SCHEME.test(one) && !one.includes('\0'));
  return found === undefined ? null : resolve(folder, found);
}

/** The file that waits to be opened: the newest one given, handed out once. */
export interface GivenFile {
  put(path: string): void;
  take(): string | null;
}

export function givenFile(first: string | null): GivenFile {
  let waiting = first;
  return {
    put(path) {
      waiting = path;
    },
    take() {
      const path = waiting;
      waiting = null;
      return path;
    },
  };
}
