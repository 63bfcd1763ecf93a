import * as z from 'zod';
import { registryName, registryPath, registryValue } from '../practice/model/registry.ts';
import { firewallProfile, networkCategory, serviceStart, thumbprint } from '../practice/model/parts.ts';
import type { Primitive } from './operation.ts';

const service = z.string().regex(/^[A-Za-z0-9_.-]{1,80}$/);
const filePath = z.string().max(260).regex(/^[A-Za-z]:\\[^<>"|?*\u0000-\u001f]{0,256}$/);
const ruleName = z.string().regex(/^[A-Za-z0-9 _.{}()-]{1,120}$/);
const hostName = z.string().regex(/^[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?$/);
const ip = z.union([z.ipv4(), z.ipv6()]);
const interfaceIndex = z.number().int().min(1).max(999);
const sddl = z.string().min(4).max(8192).regex(/^[A-Za-z0-9:();,.-]+$/);
const sid = z.string().regex(/^S-1-[0-9-]{1,180}$/);
/** What names a thing of ours, so that we find it again. */
const tag = z.string().regex(/^[A-Za-z0-9 _.-]{1,80}$/);

/**
 * The arguments of every primitive. They are checked before a machine sees them and again by the machine: no free text
 * reaches Windows, only values of these shapes.
 */
export const PRIMITIVE_ARGS = {
  'registry.set': z.strictObject({ path: registryPath, name: registryName, value: registryValue }),
  'registry.remove': z.strictObject({ path: registryPath, name: registryName }),
  'service.restart': z.strictObject({ name: service }),
  'service.start': z.strictObject({ name: service }),
  'service.setStartup': z.strictObject({ name: service, start: serviceStart, delayed: z.boolean().default(false) }),
  /** `registry`: a key's rights; `file`: those of a file or folder alone, never of what is in it. */
  'acl.set': z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('file'), path: filePath, sddl }),
    z.strictObject({ kind: z.literal('registry'), path: registryPath, sddl }),
  ]),
  'file.move': z.strictObject({ from: filePath, to: filePath }),
  /** The key stays. */
  'certificate.remove': z.strictObject({ store: z.enum(['Remote Desktop', 'My']), thumbprint }),
  /** Self-signed, into `My`, found again by its friendly name. */
  'certificate.create': z.strictObject({ friendlyName: tag, dnsNames: z.array(hostName).min(1).max(8), days: z.number().int().min(1).max(825) }),
  /** Pins the listener to a certificate of `My`, by thumbprint or friendly name; null thumbprint takes the pin away. */
  'certificate.bind': z.union([z.strictObject({ thumbprint: thumbprint.nullable() }), z.strictObject({ friendlyName: tag })]),
  /** Switches rules on; `profiles` replaces those they apply to. */
  'firewall.enableRules': z.strictObject({ names: z.array(ruleName).min(1).max(20), profiles: z.array(firewallProfile).min(1).max(3).optional() }),
  'firewall.addRule': z.strictObject({
    name: ruleName, direction: z.enum(['In', 'Out']), protocol: z.enum(['TCP', 'UDP']), port: z.number().int().min(1).max(65535),
    profiles: z.array(firewallProfile).min(1).max(3), remoteAddress: z.union([z.literal('Any'), z.literal('LocalSubnet'), ip]).default('Any'), program: filePath.optional(),
  }),
  'network.setCategory': z.strictObject({ interfaceIndex, category: networkCategory.exclude(['DomainAuthenticated']) }),
  'network.setMtu': z.strictObject({ interfaceIndex, mtu: z.number().int().min(576).max(9216) }),
  'dns.flush': z.strictObject({}),
  /** One name at one address in the hosts file; null takes the name's entries out. */
  'hosts.set': z.strictObject({ name: hostName, address: ip.nullable(), tag }),
  'credential.remove': z.strictObject({ target: z.string().regex(/^TERMSRV\/[A-Za-z0-9_.:[\]-]{1,253}$/) }),
  'group.addMember': z.strictObject({ group: sid, member: z.string().regex(/^[^"[\]:;|=+*?<>/,\u0000-\u001f]{1,120}$/) }),
  'task.register': z.strictObject({ name: tag, dueAt: z.iso.datetime(), entry: tag }),
} as const satisfies Record<Primitive, z.ZodType>;

export type PrimitiveArgs<P extends Primitive> = z.infer<(typeof PRIMITIVE_ARGS)[P]>;
