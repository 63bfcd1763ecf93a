import type { Registry, RegistryValue } from '../model/registry.ts';

const SYSTEM = 'HKLM\\SYSTEM\\CurrentControlSet';
const TERMINAL_SERVER = `${SYSTEM}\\Control\\Terminal Server`;
const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';

/** Keys that Remote Desktop lives by (catalogue §B). */
export const KEYS = {
  terminalServer: TERMINAL_SERVER,
  winStations: `${TERMINAL_SERVER}\\WinStations`,
  listener: `${TERMINAL_SERVER}\\WinStations\\RDP-Tcp`,
  clusterSettings: `${TERMINAL_SERVER}\\ClusterSettings`,
  policy: POLICY,
  clientPolicy: `${POLICY}\\Client`,
  schannel: `${SYSTEM}\\Control\\SecurityProviders\\SCHANNEL\\Protocols`,
  cipherPolicy: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002',
  fips: `${SYSTEM}\\Control\\Lsa\\FIPSAlgorithmPolicy`,
  credssp: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters',
  profileList: 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList',
  termService: `${SYSTEM}\\Services\\TermService\\Parameters`,
  licensing: 'HKLM\\SOFTWARE\\Microsoft\\MSLicensing',
} as const;

/** The key's own spelling: paths and names know no case. */
export function keyIn(registry: Registry, path: string): string | undefined {
  if (Object.hasOwn(registry, path)) return path;
  const wanted = path.toLowerCase();
  return Object.keys(registry).find((key) => key.toLowerCase() === wanted);
}

export function nameIn(values: Record<string, RegistryValue>, name: string): string | undefined {
  if (Object.hasOwn(values, name)) return name;
  const wanted = name.toLowerCase();
  return Object.keys(values).find((one) => one.toLowerCase() === wanted);
}

/** A value, or undefined where the key or the value is absent. */
export function valueOf(registry: Registry, path: string, name: string): RegistryValue | undefined {
  const key = keyIn(registry, path);
  const values = key === undefined ? undefined : registry[key];
  const own = values && nameIn(values, name);
  return own === undefined ? undefined : values?.[own];
}

/** A number, or null where there is none. */
export function numberOf(registry: Registry, path: string, name: string): number | null {
  const value = valueOf(registry, path, name);
  return value?.type === 'dword' ? value.data : null;
}

/** A text, or null where there is none. */
export function textOf(registry: Registry, path: string, name: string): string | null {
  const value = valueOf(registry, path, name);
  return value?.type === 'string' || value?.type === 'expandString' ? value.data : null;
}

/** Bytes as lower-case hex, or null where there are none. */
export function bytesOf(registry: Registry, path: string, name: string): string | null {
  const value = valueOf(registry, path, name);
  return value?.type === 'binary' ? value.data : null;
}
