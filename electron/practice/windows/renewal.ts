import type { HostState } from '../model/host.ts';
import { KEYS, textOf } from './registry.ts';
import { machineKeys, rdpKeyFile } from './paths.ts';
import { allows, NETWORK_SERVICE, parseSddl, SYSTEM } from './sddl.ts';

const READ = 0x1;
const ADD_FILE = 0x2;
const FULL = 0x1f01ff;
/** KEY_SET_VALUE and KEY_CREATE_SUB_KEY. */
const WRITE_KEY = 0x6;

/** Services without which Windows makes no certificate for the listener (MS-6 in the catalogue's sources). */
const NEEDED = ['KeyIso', 'CryptSvc', 'CertPropSvc', 'SessionEnv'];

/** What the start of SessionEnv does about the listener's self-signed certificate. */
export type Renewal =
  | { kind: 'keep' }
  /** With the key file that is there, or a new one. */
  | { kind: 'create'; newKey: boolean }
  /** Event 1057 (could not create) or 1058 (could not replace). */
  | { kind: 'failed'; event: 1057 | 1058 };

/** Windows makes a certificate where the store holds none and everything on the way lets it; an old one in the way stays (catalogue §0.3, F01). */
export function renewalAtStart(host: HostState, now: number): Renewal {
  const store = host.certificates.remoteDesktop;
  const usable = store.some((one) => host.keyFiles[one.keyFile] !== undefined && Date.parse(one.notAfter) > now + host.os.clockOffsetMs);
  if (usable) return { kind: 'keep' };
  if (store.length > 0) return { kind: 'failed', event: 1058 };
  const file = host.keyFiles[rdpKeyFile(host)];
  if (!servicesReady(host) || !storeWritable(host)) return { kind: 'failed', event: 1057 };
  if (file) {
    const descriptor = parseSddl(file.sddl);
    const opens = allows(descriptor, NETWORK_SERVICE, READ) && allows(descriptor, SYSTEM, FULL);
    return opens ? { kind: 'create', newKey: false } : { kind: 'failed', event: 1057 };
  }
  const folder = host.folders[machineKeys(host)];
  return folder && allows(parseSddl(folder.sddl), NETWORK_SERVICE, ADD_FILE) ? { kind: 'create', newKey: true } : { kind: 'failed', event: 1057 };
}

function servicesReady(host: HostState): boolean {
  return NEEDED.every((name) => host.services[name] !== undefined && host.services[name].start !== 4);
}

function storeWritable(host: HostState): boolean {
  const storeName = textOf(host.registry, KEYS.winStations, 'SelfSignedCertStore');
  return (storeName === null || storeName === 'Remote Desktop') && allows(parseSddl(host.storeAcl.sddl), SYSTEM, WRITE_KEY);
}
