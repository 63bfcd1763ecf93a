/** The figures the project promises, beside the tools and windows they are compared with, in one run: medians of nine.
 * --only probe, command, radar, profiles, window, scroll, packaged or journal; --json FILE. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { startXrdp } from '../lab/servers/xrdp.ts';
import { table, type Claim } from './claim.ts';
import { packagedStart } from './packaged-start.ts';
import { profiles } from './profiles.ts';
import { journalOpen } from './journal-open.ts';
import { radar } from './radar.ts';
import { radarScroll } from './radar-scroll.ts';
import { quickProbe } from './quick-probe.ts';
import { wholeProcess } from './whole-process.ts';
import { firstRow, windowUsable } from './window-usable.ts';

const electron = process.env['RDP_DOCTOR_ELECTRON'];
const { json, only } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } }).values;

process.exitCode = await main();

async function main(): Promise<number> {
  console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, medians of nine, xrdp on this machine`);
  const server = await startXrdp();
  const claims: Claim[] = [];
  try {
    const steps: Record<string, () => Promise<readonly Claim[]>> = {
      probe: () => quickProbe(server.port),
      command: () => wholeProcess(server.port),
      radar,
      profiles,
      ...(electron === undefined ? {} : { window: async () => [await windowUsable(electron), await firstRow(server.port)], scroll: radarScroll, packaged: packagedStart, journal: async () => [await journalOpen()] }),
    };
    for (const [name, step] of Object.entries(steps)) if (only === undefined || name === only) claims.push(...await step());
  } finally {
    await server.stop();
  }
  console.log(table(claims));
  const failures = claims.filter(({ holds }) => holds === false).map(({ what, measured, limit }) => `${what}: ${measured}, allowed ${limit}`);
  const [passed, skipped] = [true, null].map((value) => claims.filter(({ holds }) => holds === value).length);
  if (json !== undefined) writeFileSync(json, JSON.stringify({ passed, failed: failures.length, skipped, failures, claims }));
  return failures.length === 0 ? 0 : 1;
}
