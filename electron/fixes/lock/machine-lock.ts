import { join } from 'node:path';
import { heldBy, isHeld, takeLock, type LockResult } from './lock-file.ts';

/** Takes a machine for one run; another run on it, of any process, is told that it is busy. */
export function lockMachine(dataDir: string, machine: string, what: string): Promise<LockResult> {
  return takeLock(pathOf(dataDir, machine), what);
}

/** Whether a run is under way on a machine now. */
export function machineBusy(dataDir: string, machine: string): Promise<boolean> {
  return isHeld(pathOf(dataDir, machine));
}

/** The process whose run is under way on a machine now; null: none. */
export function machineHolder(dataDir: string, machine: string): Promise<number | null> {
  return heldBy(pathOf(dataDir, machine));
}

function pathOf(dataDir: string, machine: string): string {
  return join(dataDir, 'locks', `${Buffer.from(machine).toString('hex').slice(0, 120)}.lock`);
}
