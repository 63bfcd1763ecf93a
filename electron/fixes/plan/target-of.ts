import type { Operation } from '../../machine/operation.ts';

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** The one thing an operation acts on, as people name it; the same for every operation on that thing. */
export function targetOf({ primitive, args }: Operation): string {
  switch (primitive) {
    case 'registry.set':
    case 'registry.remove': return `${text(args.path)}\\${text(args.name) === '' ? '(default)' : text(args.name)}`;
    case 'service.restart':
    case 'service.start':
    case 'service.setStartup': return text(args.name);
    case 'acl.set': return text(args.path);
    case 'file.move': return text(args.from);
    case 'certificate.remove': return `Cert:\\LocalMachine\\${text(args.store)}\\${text(args.thumbprint)}`;
    case 'certificate.create': return `Cert:\\LocalMachine\\My\\${text(args.friendlyName)}`;
    case 'certificate.bind': return 'RDP-Tcp\\SSLCertificateSHA1Hash';
    case 'firewall.enableRules': return Array.isArray(args.names) ? args.names.map(text).join(', ') : '';
    case 'firewall.addRule': return text(args.name);
    case 'network.setCategory':
    case 'network.setMtu': return `interface ${text(args.interfaceIndex)}`;
    case 'dns.flush': return 'DNS client cache';
    case 'hosts.set': return `hosts: ${text(args.name)}`;
    case 'credential.remove': return text(args.target);
    case 'group.addMember': return `${text(args.group)}: ${text(args.member)}`;
    case 'task.register': return text(args.name);
  }
}
