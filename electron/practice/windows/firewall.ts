import type { HostState } from '../model/host.ts';

type Profile = 'Domain' | 'Private' | 'Public';

/** The firewall profiles that apply now, by the networks the host is in. */
function activeProfiles(host: HostState): Profile[] {
  const of = (category: string): Profile => (category === 'DomainAuthenticated' ? 'Domain' : category === 'Private' ? 'Private' : 'Public');
  return [...new Set(host.networks.map((one) => of(one.category)))];
}

/** Whether the host's firewall lets a packet to this port in: a block rule wins, then an allow rule, then the profile's default. */
export function letsIn(host: HostState, protocol: 'TCP' | 'UDP', port: number): boolean {
  return activeProfiles(host).every((profile) => profileLetsIn(host, profile, protocol, port));
}

function profileLetsIn(host: HostState, profile: Profile, protocol: 'TCP' | 'UDP', port: number): boolean {
  const settings = host.firewall.profiles[profile];
  if (!settings?.enabled) return true;
  const rules = Object.values(host.firewall.rules).filter((rule) =>
    rule.enabled && rule.program === undefined && rule.direction === 'In' && rule.protocol === protocol && (rule.port === null || rule.port === port) && rule.profiles.includes(profile)
    && (rule.store === 'policy' || settings.localPolicyMerge));
  if (rules.some((rule) => rule.action === 'Block')) return false;
  return rules.some((rule) => rule.action === 'Allow' && rule.remoteAddress === 'Any') || settings.inboundDefault === 'Allow';
}
