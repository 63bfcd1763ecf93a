import { win32 } from 'node:path';
import { SCRIPT_VARIABLE } from './request-line.ts';

type Environment = Readonly<Record<string, string | undefined>>;

function systemRoot(env: Environment): string {
  const given = env['SystemRoot'] ?? env['SYSTEMROOT'] ?? '';
  return /^[A-Za-z]:\\[^"'<>|?*]*$/.test(given) ? given : 'C:\\Windows';
}

/** System32 as a 64-bit program sees it; a 32-bit process on 64-bit Windows reaches it as Sysnative only. */
export function systemFolder(env: Environment): string {
  return win32.join(systemRoot(env), env['PROCESSOR_ARCHITEW6432'] ? 'Sysnative' : 'System32');
}

/** Windows PowerShell 5.1 by absolute path. PATH is never asked: anybody may have put a `powershell` there. */
export function powershellPath(env: Environment): string {
  return win32.join(systemFolder(env), 'WindowsPowerShell', 'v1.0', 'powershell.exe');
}

const KEPT = ['SystemRoot', 'SystemDrive', 'windir', 'ProgramData', 'ALLUSERSPROFILE', 'ProgramFiles', 'TEMP', 'TMP', 'USERPROFILE', 'USERNAME', 'USERDOMAIN', 'APPDATA', 'LOCALAPPDATA',
  'COMPUTERNAME', 'PROCESSOR_ARCHITECTURE', 'PROCESSOR_ARCHITEW6432', 'NUMBER_OF_PROCESSORS', 'PATHEXT', 'COMSPEC'];

/** The environment of the shell: only what Windows needs, module search limited to the modules of Windows, PATH to System32. */
export function shellEnvironment(env: Environment, scriptPath: string): Record<string, string> {
  const system = win32.join(systemRoot(env), 'System32');
  const kept: Record<string, string> = {};
  for (const name of KEPT) {
    const value = env[name];
    if (value !== undefined) kept[name] = value;
  }
  return { ...kept, PATH: `${system};${systemRoot(env)}`, PSModulePath: win32.join(system, 'WindowsPowerShell', 'v1.0', 'Modules'), [SCRIPT_VARIABLE]: scriptPath };
}
