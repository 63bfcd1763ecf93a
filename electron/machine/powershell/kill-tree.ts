import { execFile } from 'node:child_process';
import { win32 } from 'node:path';
import { systemFolder } from './locate.ts';

/** What ends a process and everything it started; on Windows `taskkill` by absolute path. Never rejects, takes 3 s at most. */
export function killTree(pid: number, platform: NodeJS.Platform = process.platform): Promise<void> {
  if (platform !== 'win32') {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Already gone.
    }
    return Promise.resolve();
  }
  const { file, args } = killCommand(pid, process.env);
  return new Promise((resolve) => {
    execFile(file, args, { windowsHide: true, timeout: 3000 }, () => resolve());
  });
}

/** The command for Windows: /T takes the children along, which the shell's own disposal leaves running. */
export function killCommand(pid: number, env: Readonly<Record<string, string | undefined>>): { file: string; args: string[] } {
  return { file: win32.join(systemFolder(env), 'taskkill.exe'), args: ['/PID', String(pid), '/T', '/F'] };
}
