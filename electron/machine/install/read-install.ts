import { execFile } from 'node:child_process';
import { realpath } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, win32 } from 'node:path';
import { systemFolder } from '../powershell/locate.ts';
import { installKind, type InstallKind } from './install-kind.ts';

export interface Install {
  readonly kind: InstallKind;
  /** Whether this process could write the script that runs elevated; null where that could not be told. */
  readonly folderWritable: boolean | null;
}

/** How this copy came here, read from Windows. Elsewhere every copy counts as portable. */
export async function readInstall(executable: string, scripts: string, platform: NodeJS.Platform = process.platform): Promise<Install> {
  const folderWritable = await isWritable(join(scripts, 'elevated.ps1'));
  if (platform !== 'win32') return { kind: 'portable', folderWritable };
  const [machine, user, real] = await Promise.all([readMarker('HKLM'), readMarker('HKCU'), realName(executable)]);
  // The system drive's own folder; an environment variable could name any. Not `Program Files (x86)`: the worker does not take that one either, and no installer of ours goes there.
  const drive = win32.parse(dirname(systemFolder(process.env))).root;
  return { kind: installKind({ executable, real, markers: { machine, user }, programFolders: [`${drive}Program Files`] }), folderWritable };
}

/** Opens for writing and closes: Windows then applies the rights, which asking about them would not. Nothing is written. */
export async function isWritable(path: string): Promise<boolean | null> {
  try {
    await (await open(path, 'r+')).close();
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EPERM' || code === 'EACCES' || code === 'EROFS' ? false : null;
  }
}

/** Windows' own resolving: the one of Node leaves short names as they are. */
function realName(path: string): Promise<string | null> {
  return new Promise((resolve) => { realpath.native(path, (error, real) => resolve(error ? null : real)); });
}

function readMarker(root: 'HKLM' | 'HKCU'): Promise<{ kind: string; location: string } | null> {
  return new Promise((resolve) => {
    execFile(win32.join(systemFolder(process.env), 'reg.exe'), ['query', `${root}\\Software\\RDP Doctor`, '/reg:64'], { timeout: 5000, windowsHide: true }, (error, stdout) => resolve(error ? null : markerFrom(stdout)));
  });
}

/** The marker in what `reg.exe query` prints, or null when it is not whole. */
export function markerFrom(output: string): { kind: string; location: string } | null {
  const valueOf = (name: string) => new RegExp(`^\\s+${name}\\s+REG_SZ\\s+(\\S.*?)\\s*$`, 'm').exec(output)?.[1];
  const [kind, location] = [valueOf('InstallKind'), valueOf('InstallLocation')];
  return kind === undefined || location === undefined ? null : { kind, location };
}
