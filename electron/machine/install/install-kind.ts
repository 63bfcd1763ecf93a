import { win32 } from 'node:path';

/** How this copy came here. `everyone` and `msi` lie where only administrators write. */
export type InstallKind = 'everyone' | 'msi' | 'onlyMe' | 'portable';

/** What the installer wrote below HKLM\Software\RDP Doctor and HKCU\Software\RDP Doctor; null where nothing is there. */
export interface InstallMarkers {
  readonly machine: { readonly kind: string; readonly location: string } | null;
  readonly user: { readonly kind: string; readonly location: string } | null;
}

export interface InstallPlace {
  /** Absolute path of the running program, as it was started. */
  readonly executable: string;
  /** The same with every junction and short name resolved; null where that could not be told. */
  readonly real: string | null;
  readonly markers: InstallMarkers;
  /** The folders of programs, by their environment-independent names (known folders ProgramFiles, ProgramFilesX86). */
  readonly programFolders: readonly string[];
}

/**
 * Reads the kind from the place and the markers. A marker counts only for the folder it names, and the machine's only where that folder is
 * one of Windows' program folders: a copy somewhere else is portable, whatever it says about itself, and so is one that was reached by
 * another name of its place: the rights of a junction's target are not those of the program folder.
 */
export function installKind({ executable, real, markers, programFolders }: InstallPlace): InstallKind {
  const folder = win32.dirname(executable);
  const { machine, user } = markers;
  if (machine && real !== null && samePath(real, executable) && samePath(machine.location, folder) && programFolders.some((each) => isBelow(folder, each))) {
    if (machine.kind === 'everyone') return 'everyone';
    if (machine.kind === 'msi') return 'msi';
  }
  return user && user.kind === 'onlyMe' && samePath(user.location, folder) ? 'onlyMe' : 'portable';
}

function normal(path: string): string {
  return win32.normalize(path).replace(/\\+$/, '').toLowerCase();
}

const samePath = (one: string, other: string): boolean => normal(one) === normal(other);

function isBelow(path: string, folder: string): boolean {
  return win32.isAbsolute(folder) && normal(path).startsWith(`${normal(folder)}\\`);
}
