import * as z from 'zod';
import { firewallRule, service } from '../../practice/model/host.ts';
import { base64, networkCategory, serviceStart, thumbprint } from '../../practice/model/parts.ts';
import { registryName, registryValue } from '../../practice/model/registry.ts';
import type { Captured, Primitive } from '../operation.ts';

const path = z.string().min(1).max(512);
/** The field and its key are there as on a practice machine; `parents` counts the keys above it that exist. */
const value = z.strictObject({ key: z.boolean(), name: registryName, value: registryValue.nullable(), parents: z.number().int().min(0).max(64).optional() });
const run = z.strictObject({
  service: service.extend({ pid: z.number().int().nonnegative().optional() }),
  certificates: z.array(thumbprint).max(500), keyFiles: z.array(path).max(500), selfSigned: registryValue.nullable(),
});
/** What the store held, whole: `blob` is the registry value that is written back, the rest is for people. */
const certificate = z.strictObject({
  thumbprint, subject: z.string().max(2000), issuer: z.string().max(2000), notBefore: z.string().max(40), notAfter: z.string().max(40),
  eku: z.array(z.string().max(60)).max(100).nullable(), keyBits: z.number().int().nullable(), friendlyName: z.string().max(1000),
  der: base64, blob: z.string().max(400_000).regex(/^([0-9a-f]{2})*$/),
});

/** What each primitive captures on Windows: the shapes of the practice machines, with what only Windows needs to put it back exactly. */
export const CAPTURED: Readonly<Record<Primitive, z.ZodType<Captured>>> = {
  'registry.set': value, 'registry.remove': value,
  'service.restart': run, 'service.start': run,
  'service.setStartup': z.strictObject({ start: serviceStart, delayed: z.boolean(), triggers: z.number().int().min(0), delayedValue: z.number().int().nullable() }),
  'acl.set': z.strictObject({ sddl: z.string().max(8192) }),
  'file.move': z.strictObject({ from: z.boolean(), to: z.boolean() }),
  'certificate.remove': z.strictObject({ certificate: certificate.nullable(), index: z.number().int().min(-1).max(10_000) }),
  'certificate.create': z.strictObject({ thumbprint: thumbprint.nullable(), keyFile: z.boolean() }),
  'certificate.bind': z.strictObject({ pinned: registryValue.nullable() }),
  'firewall.enableRules': z.strictObject({ rules: z.record(z.string().max(255), firewallRule.pick({ enabled: true, profiles: true })) }),
  'firewall.addRule': z.strictObject({ rule: firewallRule.nullable() }),
  'network.setCategory': z.strictObject({ category: networkCategory }),
  'network.setMtu': z.strictObject({ mtu: z.number().int().min(0).max(0xffffffff) }),
  'dns.flush': z.strictObject({ entries: z.array(z.strictObject({ name: z.string().max(255), address: z.string().max(64), ttl: z.number().int().min(0) })).max(200) }),
  'hosts.set': z.strictObject({ bytes: z.string().max(3_000_000).regex(/^[A-Za-z0-9+/]*={0,2}$/).nullable(), sddl: z.string().max(8192).nullable() }),
  'credential.remove': z.strictObject({ credential: z.strictObject({ user: z.string().max(255) }).nullable() }),
  'group.addMember': z.strictObject({ member: z.boolean() }),
  'task.register': z.strictObject({ task: z.strictObject({ dueAt: z.string().max(60), entry: z.string().max(120) }).nullable() }),
};
