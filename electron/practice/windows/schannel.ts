import { KEYS, numberOf, valueOf } from './registry.ts';
import type { OsState } from '../model/host.ts';
import type { Registry } from '../model/registry.ts';

export const PROTOCOLS = ['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** TLS 1.3 exists from Windows 11 and Server 2022 on (build 20348). */
const FIRST_TLS13_BUILD = 20_348;

/** Suites of Windows that RDP uses, by their RFC name, with the name the TLS library knows. TLS 1.3 suites have no other. */
const SUITES: Record<string, string | null> = {
  TLS_AES_256_GCM_SHA384: null, TLS_AES_128_GCM_SHA256: null,
  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384: 'ECDHE-ECDSA-AES256-GCM-SHA384', TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256: 'ECDHE-ECDSA-AES128-GCM-SHA256',
  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384: 'ECDHE-RSA-AES256-GCM-SHA384', TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256: 'ECDHE-RSA-AES128-GCM-SHA256',
  TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA: 'ECDHE-RSA-AES256-SHA', TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA: 'ECDHE-RSA-AES128-SHA',
  TLS_RSA_WITH_AES_256_GCM_SHA384: 'AES256-GCM-SHA384', TLS_RSA_WITH_AES_128_GCM_SHA256: 'AES128-GCM-SHA256',
  TLS_RSA_WITH_AES_256_CBC_SHA: 'AES256-SHA', TLS_RSA_WITH_AES_128_CBC_SHA: 'AES128-SHA',
};

/** The versions a side (`Server`, `Client`) of this Windows takes: its own defaults bent by SCHANNEL's keys. */
export function enabledProtocols(registry: Registry, os: OsState, side: 'Server' | 'Client'): Protocol[] {
  return PROTOCOLS.filter((protocol) => {
    const { enabled, disabledByDefault } = protocolSettings(registry, protocol, side);
    if (enabled === 0 || disabledByDefault === 1) return false;
    return protocol !== 'TLS 1.3' || os.build >= FIRST_TLS13_BUILD;
  });
}

/** The two values as they stand; null where absent. */
export function protocolSettings(registry: Registry, protocol: string, side: 'Server' | 'Client'): { enabled: number | null; disabledByDefault: number | null } {
  const key = `${KEYS.schannel}\\${protocol}\\${side}`;
  return { enabled: numberOf(registry, key, 'Enabled'), disabledByDefault: numberOf(registry, key, 'DisabledByDefault') };
}

/** The suites the policy names; null where no policy does. */
export function cipherPolicy(registry: Registry): string[] | null {
  const value = valueOf(registry, KEYS.cipherPolicy, 'Functions');
  if (value?.type === 'multiString') return value.data.filter((one) => one !== '');
  if (value?.type === 'string') return value.data.split(',').filter((one) => one !== '');
  return value === undefined ? null : [];
}

/** Every suite in force, in order. */
export function cipherSuites(registry: Registry, os: OsState): string[] {
  const known = Object.keys(SUITES).filter((name) => SUITES[name] !== null || os.build >= FIRST_TLS13_BUILD);
  return cipherPolicy(registry)?.filter((name) => known.includes(name)) ?? known;
}

/** The same for the TLS library, TLS 1.2 and below; empty when none is left. */
export function libraryCiphers(suites: readonly string[]): string[] {
  return suites.flatMap((name) => SUITES[name] ?? []);
}
