import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Args } from './args.ts';
import { usage } from './failure.ts';

/** The folder the window uses for the same user. */
const FOLDER = 'RDP Doctor';

/** Where journal, practice machines, cases and settings live: `--data-dir`, else the user's application data. */
export function dataDirOf(args: Args, env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const given = args.value('data-dir');
  if (given === '') throw usage('needsValue', { option: '--data-dir' });
  return given === undefined ? join(applicationData(env, platform), FOLDER) : resolve(given);
}

/** As Electron finds it. */
function applicationData(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env['APPDATA'] || join(homedir(), 'AppData', 'Roaming');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return env['XDG_CONFIG_HOME'] || join(homedir(), '.config');
}
