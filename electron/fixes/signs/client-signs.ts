import { asText } from '../../diagnosis/fact-book.ts';
import { showable } from '../../locale/clean-text.ts';
import type { FixContext, Sign } from '../catalogue/fix.ts';

const sign = (id: string, facts: readonly string[], seen: Sign['seen']): Sign => ({ id, facts, seen });
const FAR_MS = 5 * 60_000;

/** What this PC remembers about the name: an address that may be yesterday's. */
export const NAME_CACHED = sign('name-cached', ['name.cache'], (context) => {
  const entry = context.windows.rows('name.cache')?.find((one) => isTarget(context, one.name));
  return entry && { name: showable(asText(entry.name) ?? '', 80), address: showable(asText(entry.data) ?? '', 60) };
});
export const HOSTS_LINE = sign('hosts-line', ['hosts.entries'], (context) => {
  const entry = context.windows.rows('hosts.entries')?.find((one) => namesOf(one.names).some((name) => isTarget(context, name)));
  return entry && { name: showable(context.target?.host ?? '', 80), address: showable(asText(entry.address) ?? '', 60) };
});
export const SAVED_CREDENTIAL = sign('saved-credential', ['client.savedCredential'], ({ windows }) => windows.flag('client.savedCredential') === true);
export const OUTBOUND_BLOCKED = sign('outbound-blocked', ['clientFirewall.outboundDefault'], ({ windows }) =>
  windows.rows('clientFirewall.outboundDefault')?.some((one) => one.enabled !== false && (/^block$/i.test(String(one.action)) || one.action === 4)) === true);
export const LICENCE_REFUSED = sign('licence-refused', ['client.attempts'], ({ windows }) => windows.rows('client.attempts')?.some((one) => one.noLicence === true) === true);
export const UDP_USED = sign('udp-used', ['client.attempts', 'client.udpDisabled'], ({ windows }) =>
  windows.flag('client.udpDisabled') !== true && windows.rows('client.attempts')?.some((one) => one.udp === true && one.connected === true) === true);
export const ORACLE_STRICT = sign('oracle-strict', ['credssp.encryptionOracle'], ({ windows }) => windows.number('credssp.encryptionOracle') === 0);
export const VPN_MTU = sign('vpn-mtu', ['route.adapters', 'route.viaVpn'], ({ windows }) => {
  const vpn = vpnAdapter(windows);
  return vpn !== undefined && windows.flag('route.viaVpn') === true && { adapter: showable(asText(vpn.name) ?? '', 60), mtu: typeof vpn.mtu === 'number' ? vpn.mtu : 0 };
});
export const CLOCK_OFF = sign('clock-off', ['clock.skewMs'], ({ windows, wire }) => {
  const skew = windows.number('clock.skewMs') ?? wire.number('ntlm.clockSkewMs');
  return skew !== undefined && Math.abs(skew) > FAR_MS && { minutes: Math.round(Math.abs(skew) / 60_000) };
});

/** The tunnel adapter that is up; undefined where there is none or several. */
export function vpnAdapter(windows: FixContext['windows']): Readonly<Record<string, unknown>> | undefined {
  const up = windows.rows('route.adapters')?.filter((one) => one.vpn === true && one.up === true) ?? [];
  return up.length === 1 ? up[0] : undefined;
}

const namesOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : (asText(value)?.split(/[\s,]+/) ?? []));

/** The same name, or the short one of the same computer. */
function isTarget({ target, settings }: FixContext, value: unknown): boolean {
  const wanted = (settings.name ?? target?.host)?.toLowerCase().replace(/\.$/, '');
  const own = asText(value)?.toLowerCase().replace(/\.$/, '');
  if (wanted === undefined || own === undefined || own === '') return false;
  return own === wanted || (!wanted.includes('.') && own.startsWith(`${wanted}.`)) || (!own.includes('.') && wanted.startsWith(`${own}.`));
}
