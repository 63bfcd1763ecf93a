import * as z from 'zod';
import { certificateSpec, storedCertificate } from './certificate.ts';
import { base64, firewallProfile, iso, name, networkCategory, path, port, reading, records, sddl, serviceStart } from './parts.ts';
import { registry } from './registry.ts';

export type OsState = z.infer<typeof osState>;
export const osState = z.strictObject({
  productName: name, build: z.number().int().min(6000).max(99_999), ubr: z.number().int().min(0), edition: name,
  installationType: z.enum(['Server', 'Server Core', 'Client']), architecture: name, uiLanguage: name,
  /** NetBIOS name in capitals. */
  computerName: z.string().regex(/^[A-Z0-9-]{1,15}$/),
  /** DNS and NetBIOS name of the domain; null in a workgroup. */
  domain: z.strictObject({ dns: name, netbios: name }).nullable().default(null),
  /** Win32_ComputerSystem.DomainRole. */
  domainRole: z.number().int().min(0).max(5),
  uptimeDays: z.number().nonnegative(), machineGuid: z.string().regex(/^[0-9a-f-]{36}$/),
  /** The machine's clock minus the true time, ms. */
  clockOffsetMs: z.number().int().min(-4e9).max(4e9),
  /** The CredSSP version it answers with (MS-CSSP 2.2.1); below 5 is unpatched. */
  credsspVersion: z.number().int().min(2).max(6),
});

export const service = z.strictObject({
  start: serviceStart, delayed: z.boolean(), state: z.enum(['running', 'stopped']), triggers: z.number().int().min(0).max(20),
  /** Running, but it no longer answers; only a restart cures it. */
  hung: z.literal(true).optional(),
  /** TermService: the port it bound when it started. */
  boundPort: port.optional(),
  /** Certificate event that its last start left behind. */
  lastEvent: z.strictObject({ id: z.number().int(), at: iso }).optional(),
});
export type ServiceState = z.infer<typeof service>;

export const firewallRule = z.strictObject({
  enabled: z.boolean(), direction: z.enum(['In', 'Out']), action: z.enum(['Allow', 'Block']), protocol: z.enum(['TCP', 'UDP']),
  port: port.nullable(), profiles: z.array(firewallProfile).max(3), remoteAddress: name, store: z.enum(['local', 'policy']), program: path.optional(),
});
export type FirewallRule = z.infer<typeof firewallRule>;

export const firewall = z.strictObject({
  profiles: z.record(firewallProfile, z.strictObject({ enabled: z.boolean(), inboundDefault: z.enum(['Allow', 'Block']), outboundDefault: z.enum(['Allow', 'Block']), localPolicyMerge: z.boolean() })),
  rules: z.record(name, firewallRule),
});

const EVENT_LOGS = ['certificate', 'schannel', 'rdpCore', 'connectionManager', 'sessionManager', 'licensing'] as const;
export type EventLog = (typeof EVENT_LOGS)[number];
const eventsOf = z.partialRecord(z.enum(EVENT_LOGS), records);

const common = {
  os: osState,
  registry,
  services: z.record(name, service),
  /** Folders that matter, with their rights; an absent one does not exist. */
  folders: z.record(path, z.strictObject({ sddl })),
  /** Rights on the registry key behind the store "Remote Desktop". */
  storeAcl: z.strictObject({ sddl }),
  firewall,
  networks: z.array(z.strictObject({ interfaceIndex: z.number().int().min(1).max(999), interface: name, name, category: networkCategory })).max(20),
  sessions: z.array(z.strictObject({ id: z.number().int().min(0), name: z.string().max(60), user: z.string().max(120), state: z.enum(['active', 'disconnected', 'listen', 'services']) })).max(200),
  groups: z.record(z.string().regex(/^S-1-[0-9-]{1,180}$/), z.array(name).max(500)),
  readings: z.record(z.string().max(120), reading),
};

/** A Windows host as a scenario gives it: times relative, keys and certificates still to be made. */
export const hostSpec = z.strictObject({
  ...common,
  certificates: z.strictObject({ remoteDesktop: z.array(certificateSpec).max(20), personal: z.array(certificateSpec).max(20) }),
  /** By a short name; `file` may hold `{guid}`. */
  keyFiles: z.record(name, z.strictObject({ folder: path, file: name, sddl })),
  /** `hoursAgo` in place of a time. */
  events: eventsOf,
});
export type HostSpec = z.infer<typeof hostSpec>;

/** By full path. `key` is PKCS 8, base64: a practice key, good for nothing else. */
export const keyFiles = z.record(path, z.strictObject({ sddl, key: base64 }));

/** The same once made: what the practice file holds. */
export const hostState = z.strictObject({
  ...common,
  certificates: z.strictObject({ remoteDesktop: z.array(storedCertificate).max(50), personal: z.array(storedCertificate).max(50) }),
  keyFiles,
  events: eventsOf,
});
export type HostState = z.infer<typeof hostState>;
