import { statSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';

/** When a process is killed. `line`: once the journal has grown so often; `change`: once the machine's file was replaced so often; `ms`: after a while. */
export type Moment = { readonly kind: 'line' | 'change'; readonly count: number } | { readonly kind: 'ms'; readonly ms: number };

/** Kills with SIGKILL at the moment; to be given to `runCommand`. */
export function killAt(moment: Moment, files: { readonly journal: string; readonly machine: string }): (child: ChildProcess) => () => void {
  return (child) => {
    const kill = () => { child.kill('SIGKILL'); };
    if (moment.kind === 'ms') {
      const timer = setTimeout(kill, moment.ms);
      return () => clearTimeout(timer);
    }
    const mark = () => (moment.kind === 'line' ? sizeOf(files.journal) : inodeOf(files.machine));
    let last = mark();
    let seen = 0;
    const timer = setInterval(() => {
      const now = mark();
      if (now === last) return;
      last = now;
      if (++seen >= moment.count) kill();
    }, 1);
    return () => clearInterval(timer);
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** A file that is replaced whole gets another number each time. */
function inodeOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeMs}` : '';
}

export const momentText = (moment: Moment): string => (moment.kind === 'ms' ? `${moment.ms} ms` : `${moment.kind} ${moment.count}`);
