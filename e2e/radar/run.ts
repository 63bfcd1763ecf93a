/** Proves the radar of the built command line on 300 loopback hosts, under Node and under Electron's own Node. --json FILE; --command FILE. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loopbackAddresses, startRadarHosts } from '../bench/radar-hosts.ts';
import { electronRuntime, nodeRuntime, type Runtime } from '../lab/runner/runtimes.ts';
import { CASES, HOSTS, type CaseContext } from './cases.ts';
import { runCommand } from './command.ts';

const { json, command = join(import.meta.dirname, '../../out/cli/rdp-doctor.js') } = parseArgs({ options: { json: { type: 'string' }, command: { type: 'string' } } }).values;
const failures: string[] = [];
let [passed, skipped] = [0, 0];

process.exitCode = await main();

async function main(): Promise<number> {
  if (!existsSync(command)) failures.push(`${command} is not there; run npm run build`);
  else {
    const electron = electronRuntime();
    await runAll(nodeRuntime());
    if ('because' in electron) {
      skipped += Object.keys(CASES).length;
      console.log(`skip electron: ${electron.because}`);
    } else await runAll(electron);
  }
  console.log(`\nradar: ${passed} passed, ${failures.length} failed, ${skipped} skipped`);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ passed, failed: failures.length, skipped, failures }, null, 2)}\n`);
  return failures.length === 0 ? 0 : 1;
}

async function runAll(runtime: Runtime): Promise<void> {
  const [silent = ''] = loopbackAddresses(1, 1);
  const hosts = await startRadarHosts([...loopbackAddresses(HOSTS), silent], new Set([silent]));
  try {
    for (const [name, test] of Object.entries(CASES)) {
      const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-radar-'));
      const context: CaseContext = { hosts, silent, folder, radar: (args, options) => runCommand(command, ['radar', ...args, '--lang', 'en'], runtime, options) };
      try {
        await test(context);
        passed++;
        console.log(`ok   ${runtime.name.padEnd(9)}${name}`);
      } catch (error) {
        const because = error instanceof Error ? error.message : String(error);
        failures.push(`${name} (${runtime.name}): ${because}`);
        console.log(`FAIL ${runtime.name.padEnd(9)}${name}\n     ${because}`);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  } finally {
    await hosts.stop();
  }
}
