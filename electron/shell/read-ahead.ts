import { readFile } from 'node:fs/promises';

const waiting = new Map<string, Promise<Buffer>>();

/** Begins to read what the page asks for as soon as its process stands: main has nothing to do until then, and reading from the archive takes its time. */
export function readAhead(paths: readonly string[]): void {
  for (const path of paths) {
    const reading = readFile(path);
    // Whoever asks for it hears of it.
    reading.catch(() => {});
    waiting.set(path, reading);
  }
}

/** The bytes of a file, those that were read ahead once. Rejects as `readFile` does. */
export function readOnce(path: string): Promise<Buffer> {
  const reading = waiting.get(path);
  waiting.delete(path);
  return reading ?? readFile(path);
}
