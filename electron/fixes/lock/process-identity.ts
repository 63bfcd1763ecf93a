import { readFileSync } from 'node:fs';

/** A process that cannot be mistaken for another: its number and, where the system tells, when it began. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Boot and start time in the system's own ticks; null where they are not told. */
  readonly began: string | null;
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, began: began(process.pid) };
}

/** Whether that very process still runs. A number that was given to another process since does not count, where the system tells. */
export function stillRuns(one: ProcessIdentity): boolean {
  try {
    process.kill(one.pid, 0);
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = began(one.pid);
  return one.began === null || now === null || now === one.began;
}

/** Linux: the boot's id and field 22 of /proc/PID/stat (proc(5)); a zombie has ended. */
function began(pid: number): string | null {
  if (process.platform !== 'linux') return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in brackets may hold spaces and brackets: fields are counted behind the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return 'ended';
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return `${boot} ${fields[19] ?? ''}`;
  } catch {
    return null;
  }
}
