import * as z from 'zod';
import { address, base64, name, reading, records } from './parts.ts';
import { firewall, osState } from './host.ts';
import { registry } from './registry.ts';

/** The user's own PC: what decides how a name is found and what mstsc does. */
export const clientState = z.strictObject({
  os: osState,
  registry,
  /** The hosts file, byte for byte; null: there is none. */
  hosts: base64.nullable().default(null),
  dnsCache: z.array(z.strictObject({ name, address, ttl: z.number().int().min(0) })).max(200),
  suffixes: z.array(name).max(20),
  /** Saved credentials by target (`TERMSRV/host`) with the user they name; a practice machine holds no secret. */
  credentials: z.record(name, z.strictObject({ user: name })),
  adapters: z.array(z.strictObject({ interfaceIndex: z.number().int().min(1).max(999), name, description: name, up: z.boolean(), vpn: z.boolean(), mtu: z.number().int().min(576).max(9216) })).max(20),
  firewall,
  /** Past attempts of mstsc; `hoursAgo` in a scenario, `at` once made. */
  attempts: records,
  readings: z.record(z.string().max(120), reading),
});
export type ClientState = z.infer<typeof clientState>;
