import { stat } from 'node:fs/promises';
import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { findClients, otherWindowsClients, type ClientSearch, type RdpClient } from '../../profile/launch/clients.ts';

const isFile = (path: string): Promise<boolean> => stat(path).then((found) => found.isFile(), () => false);

/** The clients that are here; where there is none, what is there instead and what to do. */
export async function clientsHere(platform: NodeJS.Platform, env: ClientSearch['env'], look: ClientSearch['isFile'] = isFile): Promise<{ clients: RdpClient[]; missing: Message | null }> {
  const search = { platform, env, isFile: look };
  const found = await findClients(search);
  // One of a kind: the same program often lies in two folders of the path.
  const clients = found.filter((one, at) => found.findIndex((other) => other.kind === one.kind) === at);
  if (clients.length > 0) return { clients, missing: null };
  if (platform === 'darwin') return { clients, missing: say('profile:launch.noMacClient') };
  if (platform !== 'win32') return { clients, missing: say('profile:launch.noClient') };
  const [other] = await otherWindowsClients(search);
  return { clients, missing: other === undefined ? say('profile:launch.mstscMissing') : say('profile:launch.mstscMissingBut', { program: showable(other, 200) }) };
}
