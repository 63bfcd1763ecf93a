import { isIPv6 } from 'node:net';
import { posix, win32 } from 'node:path';
import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { parseTarget } from '../../probe/target/target.ts';
import type { RdpClient } from './clients.ts';

/** What to open: a saved .rdp file by its absolute path, or a computer straight away (Windows shows no file warning then). */
export type LaunchSubject = { readonly file: string } | { readonly host: string; readonly port: number };

/** One program with its arguments, to be started without a shell. `says` names it for people. */
export type LaunchPlan = { ok: true; program: string; args: readonly string[]; says: Message } | { ok: false; because: Message };

/** What would be started on this system. Pure; nothing a user typed becomes an option, for every argument begins with what we put there. */
export function planLaunch(subject: LaunchSubject, clients: readonly RdpClient[], platform: NodeJS.Platform): LaunchPlan {
  const client = clients[0];
  if (!client) return { ok: false, because: say(`profile:launch.${platform === 'win32' ? 'mstscMissing' : platform === 'darwin' ? 'noMacClient' : 'noClient'}`) };
  const paths = platform === 'win32' ? win32 : posix;
  if ('file' in subject && (!paths.isAbsolute(subject.file) || !/\.rdp$/i.test(subject.file) || subject.file.includes('\0'))) return { ok: false, because: say('profile:launch.path', { text: showable(subject.file, 120) }) };
  const place = 'file' in subject ? null : placeOf(subject.host, subject.port);
  if (!('file' in subject) && place === null) return { ok: false, because: say('profile:launch.address', { text: showable(subject.host, 80) }) };
  const says = say(`profile:launch.${client.kind}`, { program: showable(client.program, 200) });
  const file = 'file' in subject ? subject.file : null;
  switch (client.kind) {
    case 'mstsc': return { ok: true, program: client.program, args: [file ?? `/v:${place}`], says };
    case 'freerdp': return { ok: true, program: client.program, args: [file ?? `/v:${place}`], says };
    case 'remmina': return { ok: true, program: client.program, args: ['-c', file ?? `rdp://${place}`], says };
    // The scheme of Microsoft's «Remote Desktop URI»: attributes as in the file.
    case 'windowsApp': return { ok: true, program: '/usr/bin/open', args: ['-a', client.program, file ?? `rdp://full%20address=s:${place}`], says };
  }
}

/** `host:port` of a checked name or address. */
function placeOf(host: string, port: number): string | null {
  const read = parseTarget(host);
  if (!read.ok || read.target.kind === 'practice' || !Number.isInteger(port) || port < 1 || port > 65_535) return null;
  return isIPv6(read.target.host) ? `[${read.target.host}]:${port}` : `${read.target.host}:${port}`;
}
