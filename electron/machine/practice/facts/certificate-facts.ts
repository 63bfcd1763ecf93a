import type { StoredCertificate } from '../../../practice/model/certificate.ts';
import type { HostState } from '../../../practice/model/host.ts';
import { cryptoKeys, machineKeys, programData, rdpKeyFile, RDP_KEY_PREFIX } from '../../../practice/windows/paths.ts';
import { ADMINISTRATORS, allows, NETWORK_SERVICE, parseSddl, SYSTEM, type SecurityDescriptor } from '../../../practice/windows/sddl.ts';
import { KEYS, textOf } from '../../../practice/windows/registry.ts';
import type { FactValues } from '../read-facts.ts';

const PROVIDERS = { csp: 'Microsoft RSA SChannel Cryptographic Provider', cng: 'Microsoft Software Key Storage Provider' } as const;
const EVERYONE = 'S-1-1-0';
const AUTHENTICATED = 'S-1-5-11';
const FILE_READ = 0x120089;
const FILE_ALL = 0x1f01ff;
const WRITE_KEY = 0x6;

/** Stores, key files and the rights around them. */
export function certificateFacts(host: HostState): FactValues {
  return {
    'store.remoteDesktop': host.certificates.remoteDesktop.map((one) => row(host, one)),
    'store.personal': host.certificates.personal.map((one) => row(host, one)),
    'key.files': keyFiles(host), 'key.machineGuid': host.os.machineGuid,
    'folder.machineKeys': { ...folder(host, machineKeys(host)), healthy: keysFolderHealthy(host) },
    'folder.cryptoKeys': folder(host, cryptoKeys(host)),
    'folder.programData': { value: textOf(host.registry, KEYS.profileList, 'ProgramData'), exists: Object.hasOwn(host.folders, programData(host)) },
    'store.acl': { sddl: host.storeAcl.sddl, systemDenied: systemDenied(parseSddl(host.storeAcl.sddl)), inherited: !/D:[A-Z]*P/.test(host.storeAcl.sddl) },
  };
}

function row(host: HostState, one: StoredCertificate): Record<string, string | number | boolean | null> {
  const file = host.keyFiles[one.keyFile];
  return {
    thumbprint: one.thumbprint, subject: one.subject, issuer: one.issuer, notBefore: one.notBefore, notAfter: one.notAfter,
    // Windows keeps the link to a key whose file is gone; only using it tells.
    hasPrivateKey: true, keyUsable: file !== undefined, eku: one.eku?.join(',') ?? '', keyBits: one.keyBits,
    provider: PROVIDERS[one.provider], keyFile: one.keyFile.split('\\').at(-1) ?? one.keyFile,
  };
}

function keyFiles(host: HostState): Record<string, string | boolean | null>[] {
  const own = rdpKeyFile(host);
  return Object.entries(host.keyFiles).filter(([path]) => path.includes(RDP_KEY_PREFIX)).map(([path, { sddl }]) => {
    const descriptor = parseSddl(sddl);
    const others = (descriptor?.dacl ?? []).filter((entry) => entry.allow && entry.sid !== NETWORK_SERVICE && entry.sid !== SYSTEM).map((entry) => entry.sid);
    return {
      name: path.split('\\').at(-1) ?? path, path, current: path === own, sddl, owner: descriptor?.owner ?? null,
      networkService: allows(descriptor, NETWORK_SERVICE, FILE_READ), system: allows(descriptor, SYSTEM, FILE_ALL), third: [...new Set(others)].join(','),
    };
  });
}

/** Everyone may read and write, administrators everything: so on six builds of Windows (catalogue h11). */
function keysFolderHealthy(host: HostState): boolean | null {
  const descriptor = parseSddl(host.folders[machineKeys(host)]?.sddl ?? '');
  return descriptor && allows(descriptor, EVERYONE, 0x12019f) && allows(descriptor, ADMINISTRATORS, FILE_ALL);
}

/** An entry that denies SYSTEM, or a group it is in, what making a certificate takes. */
function systemDenied(descriptor: SecurityDescriptor | null): boolean {
  return descriptor?.dacl?.some((entry) => !entry.allow && (entry.mask & WRITE_KEY) !== 0 && [SYSTEM, EVERYONE, AUTHENTICATED, ADMINISTRATORS].includes(entry.sid)) ?? false;
}

function folder(host: HostState, path: string): { path: string; sddl: string | null; exists: boolean } {
  const own = host.folders[path];
  return { path, sddl: own?.sddl ?? null, exists: own !== undefined };
}
