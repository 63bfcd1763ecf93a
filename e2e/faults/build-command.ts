import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** Builds the command line as it is delivered, into a folder of its own; the file to run. */
export async function buildCommand(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'faults-cli-'));
  await build({ configFile: join(import.meta.dirname, '../../vite.cli.config.mts'), logLevel: 'error', build: { outDir } });
  return join(outDir, 'rdp-doctor.js');
}
