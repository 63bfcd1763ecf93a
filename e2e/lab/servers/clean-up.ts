import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What must be undone even when this process ends in the middle; every entry is synchronous and may fail silently. */
const pending = new Set<() => void>();
let armed = false;

/** Runs `undo` when the process ends, unless the returned function was called before. */
export function atExit(undo: () => void): () => void {
  if (!armed) {
    armed = true;
    process.once('exit', () => {
      for (const one of pending) attempt(one);
    });
  }
  pending.add(undo);
  return () => pending.delete(undo);
}

function attempt(undo: () => void): void {
  try {
    undo();
  } catch {
    // The process is ending: there is nobody left to tell.
  }
}

export interface TempDir {
  readonly path: string;
  file(name: string): string;
  remove(): void;
}

/** A private folder that is removed on `remove()` or at the end of the process, whichever comes first. */
export function makeTempDir(purpose: string): TempDir {
  const path = mkdtempSync(join(tmpdir(), `rdp-doctor-lab-${purpose}-`));
  const erase = () => rmSync(path, { recursive: true, force: true });
  const forget = atExit(erase);
  return {
    path,
    file: (name) => join(path, name),
    remove() {
      forget();
      erase();
    },
  };
}
