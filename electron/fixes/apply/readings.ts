import canonicalize from 'canonicalize';
import type { Operation } from '../../machine/operation.ts';
import type { Reading } from '../journal/events.ts';

type Row = Readonly<Record<string, unknown>>;
const row = (value: unknown): Row => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {});
const equal = (one: unknown, other: unknown): boolean => canonicalize(one ?? null) === canonicalize(other ?? null);

/** Whether two readings are the same to the last part. */
export const sameExactly = (one: Reading, other: Reading): boolean => equal(one, other);

/** Whether two readings of one thing are the same but for what changes by itself: process ids, the last start's event, a cache's countdown. */
export function sameReading(primitive: string, one: Reading, other: Reading): boolean {
  return equal(steady(primitive, one), steady(primitive, other));
}

function steady(primitive: string, reading: Reading): unknown {
  if (reading === null || primitive === 'dns.flush') return null;
  if (primitive === 'certificate.create') return { thumbprint: reading.thumbprint, keyFile: reading.keyFile };
  if (primitive !== 'service.restart' && primitive !== 'service.start') return reading;
  const { pid: _, lastEvent: __, ...service } = row(reading.service);
  // Certificates are told apart by their thumbprints; what a machine keeps with them to bring them back is no reading of its own.
  const { store: _store, keys: _keys, ...rest } = reading;
  return { ...rest, service };
}

/** A reading as documents give it: without the certificates and (practice) keys that are kept only to bring them back. */
export function shownReading(primitive: string, reading: Reading): Reading {
  if (reading === null) return null;
  const { store: _, keys: __, made: ___, ...rest } = reading;
  return primitive === 'certificate.create' || primitive === 'service.restart' || primitive === 'service.start' ? rest : reading;
}

/** Whether what is there now is what the operation was to make. What only the machine can choose (a new thumbprint) counts when it is there. */
export function isAsPlanned({ primitive, args }: Operation, now: Reading): boolean {
  if (now === null) return false;
  switch (primitive) {
    case 'registry.set': return equal(now.value, args.value);
    case 'registry.remove': return equal(now.value, null);
    case 'service.restart':
    case 'service.start': return row(now.service).state === 'running';
    case 'service.setStartup': return now.start === args.start && (now.delayed ?? false) === (args.start === 2 && args.delayed === true);
    case 'acl.set': return now.sddl === args.sddl;
    case 'file.move': return now.from === false && now.to === true;
    case 'certificate.remove': return equal(now.certificate, null);
    case 'certificate.create': return typeof now.thumbprint === 'string';
    case 'certificate.bind': return 'friendlyName' in args ? now.pinned !== null : equal(args.thumbprint, null) ? equal(now.pinned, null) : row(now.pinned).data === args.thumbprint;
    case 'firewall.enableRules': return Object.values(row(now.rules)).every((rule) => row(rule).enabled === true && (args.profiles === undefined || equal(row(rule).profiles, args.profiles)));
    case 'firewall.addRule': return row(now.rule).port === args.port && row(now.rule).enabled === true;
    case 'network.setCategory': return now.category === args.category;
    case 'network.setMtu': return now.mtu === args.mtu;
    // The cache fills again by itself.
    case 'dns.flush': return true;
    case 'hosts.set': return namesAddress(now.bytes, String(args.name)) === (args.address ?? null);
    case 'credential.remove': return equal(now.credential, null);
    case 'group.addMember': return now.member === true;
    case 'task.register': return row(now.task).dueAt === args.dueAt && row(now.task).entry === args.entry;
  }
}

/** The address a hosts file (base64) gives a name; null: none. */
function namesAddress(bytes: unknown, name: string): string | null {
  if (typeof bytes !== 'string') return null;
  for (const line of Buffer.from(bytes, 'base64').toString('latin1').split(/\r\n|\r|\n/)) {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (address !== undefined && names.some((one) => one.toLowerCase() === name.toLowerCase())) return address;
  }
  return null;
}
