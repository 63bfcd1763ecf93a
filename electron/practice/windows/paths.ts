import type { HostState } from '../model/host.ts';
import { KEYS, textOf } from './registry.ts';

/** MD5 of the container name TSSecKeySet1 as Windows prints it: the name of the listener's key file (catalogue h10). */
export const RDP_KEY_PREFIX = 'f686aace6942fb7f7ceb231212eef4a4_';
const DEFAULT_PROGRAM_DATA = '%SystemDrive%\\ProgramData';

/** ProgramData as the profile list names it, expanded for a system on C:. */
export function programData(host: HostState): string {
  return (textOf(host.registry, KEYS.profileList, 'ProgramData') ?? DEFAULT_PROGRAM_DATA).replace(/%SystemDrive%/i, 'C:');
}

export const machineKeys = (host: HostState): string => `${programData(host)}\\Microsoft\\Crypto\\RSA\\MachineKeys`;
export const cryptoKeys = (host: HostState): string => `${programData(host)}\\Microsoft\\Crypto\\Keys`;
export const rdpKeyFile = (host: HostState): string => `${machineKeys(host)}\\${RDP_KEY_PREFIX}${host.os.machineGuid}`;

/** The DNS name the host gives itself. */
export function fullName(host: Pick<HostState, 'os'>): string {
  const own = host.os.computerName.toLowerCase();
  return host.os.domain ? `${own}.${host.os.domain.dns}` : own;
}
