import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Something that runs the built command line. Both must give the same verdicts: Node is OpenSSL, Electron is BoringSSL. */
export interface Runtime {
  readonly name: 'node' | 'electron';
  readonly executable: string;
  readonly env: NodeJS.ProcessEnv;
}

/** This very Node. */
export function nodeRuntime(): Runtime {
  return { name: 'node', executable: process.execPath, env: {} };
}

/** Electron's own Node, or the reason why there is none. */
export function electronRuntime(env: NodeJS.ProcessEnv = process.env): Runtime | { because: string } {
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const executable = env['RDP_DOCTOR_ELECTRON'] ?? (folder === undefined ? undefined : join(folder, 'electron'));
  if (executable === undefined) return { because: 'no Electron: neither RDP_DOCTOR_ELECTRON nor ELECTRON_OVERRIDE_DIST_PATH is set' };
  if (!existsSync(executable)) return { because: `no Electron at ${executable}` };
  return { name: 'electron', executable, env: { ELECTRON_RUN_AS_NODE: '1' } };
}
