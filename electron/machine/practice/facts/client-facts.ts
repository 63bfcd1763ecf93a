import type { ClientState } from '../../../practice/model/client.ts';
import { hostsLines } from '../../../practice/windows/hosts-file.ts';
import type { FactValues } from '../read-facts.ts';
import { osFacts } from './host-facts.ts';
import { clientRegistryFacts } from './registry-facts.ts';

/** What the user's PC says. `target` is the computer the user wants to reach. */
export function clientFacts(client: ClientState, target: string | undefined): FactValues {
  const rules = Object.entries(client.firewall.rules).filter(([, rule]) => rule.direction === 'Out' && rule.enabled && rule.action === 'Block');
  return {
    ...osFacts(client.os), ...clientRegistryFacts(client),
    'client.attempts': client.attempts.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]))),
    'name.suffixes': client.suffixes, 'name.cache': client.dnsCache.map(({ name, address, ttl }) => ({ name, data: address, ttl })),
    'hosts.entries': hostsLines(client.hosts).map(({ line, address, names }) => ({ line, address, names: names.join(' ') })),
    'hosts.path': 'C:\\Windows\\System32\\drivers\\etc\\hosts',
    'route.adapters': client.adapters.map(({ interfaceIndex, name, description, up, vpn, mtu }) => ({ interfaceIndex, name, description, up, vpn, mtu })),
    'clientFirewall.outboundDefault': Object.entries(client.firewall.profiles).map(([profile, one]) => ({ profile, action: one.outboundDefault, enabled: one.enabled })),
    'clientFirewall.blocks': rules.map(([name, rule]) => ({ name, program: rule.program ?? null, port: rule.port === null ? '' : String(rule.port) })),
    'client.savedCredential': target !== undefined && Object.keys(client.credentials).some((one) => one.toLowerCase() === `termsrv/${target.toLowerCase()}`),
    'clock.skewMs': client.os.clockOffsetMs,
  };
}
