import { isIP } from 'node:net';
import type { AddressesModel } from '../../../preload/contract/profile.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

/**
 * A way that the file names, or an address it leads to, fails: 10; so do two machines behind one name. A short name that we added
 * ourselves may fail. 11 where nothing failed but one machine is not proven.
 */
export function addressesExit({ cancelled, rows, sameMachine }: AddressesModel, stated: readonly string[]): ExitCode {
  if (cancelled) return EXIT.cancelled;
  const counted = rows.filter((row) => stated.includes(row.name) || isIP(row.name) !== 0);
  if (sameMachine === 'different' || counted.some((row) => row.verdict !== 'HEALTHY')) return EXIT.problem;
  return sameMachine === 'proven' ? EXIT.done : EXIT.undetermined;
}
