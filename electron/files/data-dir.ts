import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the window keeps its data too (Electron's `userData`): journal, practice machines, cases, settings. */
export function defaultDataDir(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const name = 'RDP Doctor';
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), name);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name);
  return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), name);
}
