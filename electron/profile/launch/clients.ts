import { posix, win32 } from 'node:path';
import { systemFolder } from '../../machine/powershell/locate.ts';

export type ClientKind = 'mstsc' | 'windowsApp' | 'freerdp' | 'remmina';

/** A program that opens RDP sessions, by its absolute path. */
export interface RdpClient {
  readonly kind: ClientKind;
  readonly program: string;
}

/** What is asked of the system; a test puts its own in place. */
export interface ClientSearch {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  isFile(path: string): Promise<boolean>;
}

/** FreeRDP's names in Debian, Fedora and Homebrew, versions 3 before 2, X11 before the others. */
const FREERDP = ['xfreerdp3', 'xfreerdp', 'sdl-freerdp3', 'sdl-freerdp', 'wlfreerdp3', 'wlfreerdp'] as const;
const WINDOWS_APP = '/Applications/Windows App.app';

/** Every RDP client that is here, the one to use first in front. */
export async function findClients(search: ClientSearch): Promise<RdpClient[]> {
  const wanted = candidates(search);
  const there = await Promise.all(wanted.map((one) => search.isFile(one.kind === 'windowsApp' ? `${one.program}/Contents/Info.plist` : one.program)));
  return wanted.filter((_, index) => there[index] === true);
}

/** Microsoft's other clients on a Windows PC: they open what an organisation published, not a computer by its name, so they are named and not started. */
export async function otherWindowsClients(search: ClientSearch): Promise<string[]> {
  const { platform, env } = search;
  if (platform !== 'win32') return [];
  const under = (variable: string, ...rest: string[]): string[] => {
    const folder = env[variable] ?? '';
    return /^[a-z]:\\/i.test(folder) ? [win32.join(folder, ...rest)] : [];
  };
  const places = [...under('LOCALAPPDATA', 'Microsoft', 'WindowsApps', 'Windows365.exe'), ...under('LOCALAPPDATA', 'Apps', 'Remote Desktop', 'msrdcw.exe'), ...under('ProgramFiles', 'Remote Desktop', 'msrdcw.exe')];
  const there = await Promise.all(places.map((one) => search.isFile(one)));
  return places.filter((_, index) => there[index] === true);
}

function candidates({ platform, env }: ClientSearch): RdpClient[] {
  if (platform === 'win32') {
    // By absolute path: a mstsc.exe beside the file or in PATH must not be the one that starts.
    return [{ kind: 'mstsc', program: win32.join(systemFolder(env), 'mstsc.exe') }];
  }
  const folders = (env['PATH'] ?? '').split(':').filter((one) => posix.isAbsolute(one)).slice(0, 100);
  const named = (kind: ClientKind, name: string): RdpClient[] => folders.map((folder) => ({ kind, program: posix.join(folder, name) }));
  const unix = [...FREERDP.flatMap((name) => named('freerdp', name)), ...named('remmina', 'remmina')];
  return platform === 'darwin' ? [{ kind: 'windowsApp', program: WINDOWS_APP }, ...unix] : unix;
}
