import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether the app ended properly the last time it used this data folder, and the end of this time. */
export interface LastEnd {
  readonly endedWell: boolean;
  /** Call when the app ends properly. */
  end(): void;
}

/**
 * Leaves a mark that `end` takes away again: one that is found was left by a start that crashed or was killed. A folder that
 * cannot be written leaves no mark and complains of none.
 */
export function lastEnd(dir: string): LastEnd {
  const mark = join(dir, 'running');
  const found = tell(() => readFileSync(mark));
  tell(() => writeFileSync(mark, `${process.pid}\n`));
  return { endedWell: !found, end: () => void tell(() => rmSync(mark, { force: true })) };
}

/** Whether it worked. Small and synchronous: at the end of a program nobody waits for a promise. */
function tell(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
