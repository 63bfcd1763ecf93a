import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
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

const PREFIX = 'rdp-doctor-lab-';
let swept = false;

/** Removes what processes left behind that were killed before they could clear up; the folder's name tells whose it was. */
function sweep(): void {
  if (swept) return;
  swept = true;
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) attempt(() => rmSync(join(tmpdir(), name), { recursive: true, force: true }));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** A private folder that is removed on `remove()` or at the end of the process, whichever comes first. */
export function makeTempDir(purpose: string): TempDir {
  sweep();
  const path = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-${purpose}-`));
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
