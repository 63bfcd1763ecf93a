import type { Captured, Operation } from '../../machine/operation.ts';

type Row = Readonly<Record<string, unknown>>;
const row = (value: unknown): Row => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {});

/**
 * What a machine will say of the thing once the operation is done, in the shape of what it says now: the captured value with the part
 * that the operation decides. What only the machine can know (a new thumbprint) is left as it was.
 */
export function afterOf({ primitive, args }: Operation, before: Captured): Captured {
  switch (primitive) {
    case 'registry.set': return { ...before, key: true, value: args.value };
    case 'registry.remove': return { ...before, value: null };
    case 'service.restart':
    case 'service.start': return { ...before, service: { ...row(before.service), state: 'running' } };
    case 'service.setStartup': return { ...before, start: args.start, delayed: args.delayed ?? false };
    case 'acl.set': return { ...before, sddl: args.sddl };
    case 'file.move': return { ...before, from: false, to: true };
    case 'certificate.remove': return { ...before, certificate: null, index: -1 };
    case 'certificate.create': return { ...before, friendlyName: args.friendlyName, dnsNames: args.dnsNames, days: args.days };
    case 'certificate.bind': return { ...before, pinned: args.thumbprint === null ? null : 'friendlyName' in args ? { friendlyName: args.friendlyName } : { type: 'binary', data: args.thumbprint } };
    case 'firewall.enableRules': return { ...before, rules: Object.fromEntries(Object.entries(row(before.rules)).map(([name, rule]) => [name, { ...row(rule), enabled: true, ...(args.profiles ? { profiles: args.profiles } : {}) }])) };
    case 'firewall.addRule': {
      const { name: _, ...rule } = args;
      return { ...before, rule: { ...rule, enabled: true, action: 'Allow', store: 'local' } };
    }
    case 'network.setCategory': return { ...before, category: args.category };
    case 'network.setMtu': return { ...before, mtu: args.mtu };
    case 'dns.flush': return { ...before, entries: [] };
    case 'hosts.set': return { ...before, entry: args.address === null ? null : { name: args.name, address: args.address } };
    case 'credential.remove': return { ...before, credential: null };
    case 'group.addMember': return { ...before, member: true };
    case 'task.register': return { ...before, task: { dueAt: args.dueAt, entry: args.entry } };
  }
}
