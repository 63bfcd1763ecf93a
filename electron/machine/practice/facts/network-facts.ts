import type { FirewallRule, HostState } from '../../../practice/model/host.ts';
import { configuredPort } from '../../../practice/windows/listener.ts';
import type { FactValues } from '../read-facts.ts';

/** Firewall and network profiles of the host. */
export function networkFacts(host: HostState): FactValues {
  const inbound = Object.entries(host.firewall.rules).filter(([, rule]) => rule.direction === 'In');
  const port = configuredPort(host);
  const mine = (rule: FirewallRule) => rule.port === null || rule.port === port;
  return {
    'firewall.profiles': Object.entries(host.firewall.profiles).map(([name, one]) => ({ name, enabled: one.enabled, inboundDefault: one.inboundDefault, localPolicyMerge: one.localPolicyMerge })),
    'firewall.rdpRules': inbound.filter(([name, rule]) => rule.action === 'Allow' && (name.startsWith('RemoteDesktop-') || rule.port === port)).map(([name, rule]) => ({
      name, enabled: rule.enabled, profiles: profilesOf(rule), action: rule.action, remoteAddress: rule.remoteAddress, port: portsOf(rule), protocol: rule.protocol, store: rule.store,
    })),
    'firewall.blocks': inbound.filter(([, rule]) => rule.enabled && rule.action === 'Block' && mine(rule)).map(([name, rule]) => ({ name, port: portsOf(rule), profiles: profilesOf(rule) })),
    'firewall.ipsecInbound': false,
    'network.profiles': host.networks.map(({ interfaceIndex, interface: alias, name, category }) => ({ interfaceIndex, interface: alias, name, category })),
  };
}

/** As the rule says it; none named means any. */
const profilesOf = (rule: FirewallRule): string => (rule.profiles.length === 3 ? 'Any' : rule.profiles.join(','));
const portsOf = (rule: FirewallRule): string => (rule.port === null ? '' : String(rule.port));
