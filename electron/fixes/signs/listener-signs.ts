import { asText } from '../../diagnosis/fact-book.ts';
import { CRYPTO_SERVICES, cipherPolicyBad, denied, noModernTls, serviceOf, setting, settingOutOfRange } from '../../diagnosis/host-readings.ts';
import { firewallOf, limitOf, listenerOf, movedPort, rightOf } from '../../diagnosis/host-access.ts';
import { showable } from '../../locale/clean-text.ts';
import type { FixContext, Sign } from '../catalogue/fix.ts';

const sign = (id: string, facts: readonly string[], seen: Sign['seen']): Sign => ({ id, facts, seen });

/** Services that Remote Desktop lives by. */
const NEEDED = ['TermService', 'UmRdpService', ...CRYPTO_SERVICES] as const;
export const disabledServices = ({ windows }: FixContext): readonly string[] => NEEDED.filter((name) => serviceOf(windows, name)?.disabled === true);
const listenerPort = ({ windows, target }: FixContext): number => windows.number('listener.port') ?? target?.port ?? 3389;

export const SERVICE_DISABLED = sign('service-disabled', ['service.list'], (context) => {
  const names = disabledServices(context);
  return names.length > 0 && { services: names.join(', ') };
});
export const TERMSERVICE_STOPPED = sign('termservice-stopped', ['service.list'], ({ windows }) => {
  const term = serviceOf(windows, 'TermService');
  return term?.running === false && term.disabled === false;
});
export const LISTENER_NONE = sign('listener-none', ['listener.listening', 'service.list'], ({ windows }) => listenerOf(windows) === 'none' && serviceOf(windows, 'TermService')?.running === true && denied(windows)?.denied === false);
export const PORT_MOVED = sign('port-moved', ['listener.port'], ({ windows, target }) => {
  // A port of this PC itself is a tunnel's: what it leads to is not told by it.
  if (/^(localhost$|127\.|::1$)/i.test(target?.host ?? '')) return false;
  const port = movedPort(windows, target?.port ?? 3389);
  return port !== undefined && { port, tried: target?.port ?? 3389 };
});
export const RDP_OFF = sign('rdp-off', ['rdp.denyConnections'], ({ windows }) => denied(windows)?.denied === true);
export const RULES_OFF = sign('rules-off', ['firewall.rdpRules', 'network.profiles'], (context) => {
  const reading = firewallOf(context.windows, 3389);
  const off = context.windows.rows('firewall.rdpRules')?.some((one) => one.enabled === false && /UserMode-In-TCP/i.test(String(one.name))) === true;
  return reading.kind === 'rulesOff' && off && { profile: reading.profile };
});
export const PUBLIC_NETWORK = sign('public-network', ['network.profiles', 'firewall.rdpRules'], (context) => {
  const reading = firewallOf(context.windows, listenerPort(context));
  const open = context.windows.rows('network.profiles')?.find((one) => one.category === 'Public' || one.category === 0);
  return reading.kind === 'rulesOff' && reading.profile === 'public' && open !== undefined && { network: showable(asText(open.name) ?? '', 80) };
});
export const SETTING_RANGE = sign('setting-range', ['security.securityLayer', 'security.userAuthentication', 'security.minEncryptionLevel'], ({ windows }) => {
  const wrong = settingOutOfRange(windows);
  return wrong && { name: wrong.name, value: wrong.value };
});
export const RDP_LAYER_ONLY = sign('rdp-layer-only', ['security.securityLayer'], ({ windows }) => setting(windows, 'SecurityLayer').value === 0);
/** Somebody else's repair left the settings low (catalogue h13, F41). */
export const WEAKENED = sign('weakened', ['security.securityLayer', 'security.userAuthentication', 'security.minEncryptionLevel', 'credssp.encryptionOracle'], ({ windows, client }) => {
  const low = weakSettings(windows, client);
  return low.length > 0 && { settings: low.join(', ') };
});
export const TLS12_SERVER_OFF = sign('tls12-server-off', ['schannel.server'], ({ windows }) => noModernTls(windows, 'schannel.server') === true);
export const TLS12_CLIENT_OFF = sign('tls12-client-off', ['schannel.client'], ({ client }) => noModernTls(client, 'schannel.client') === true);
export const CIPHER_LIST = sign('cipher-list', ['cipher.policy', 'cipher.policyPresent'], ({ windows }) => {
  const bad = cipherPolicyBad(windows);
  return bad === 'empty' || bad === 'noRsa';
});
export const LIMIT_REACHED = sign('limit-reached', ['limit.maxInstanceCount', 'limit.logonsDenied', 'limit.drainMode'], ({ windows }) => {
  const limit = limitOf(windows);
  return limit !== undefined && limit.kind !== 'free' && { fact: limit.fact };
});
export const RIGHT_MISSING = sign('right-missing', ['rights.remoteLogon', 'rights.remoteDesktopUsers'], ({ windows, settings }) => {
  const members = windows.texts('rights.remoteDesktopUsers');
  const member = settings.member?.toLowerCase();
  return rightOf(windows)?.kind === 'missing' || (members !== undefined && member !== undefined && !members.some((one) => one.toLowerCase() === member));
});

export const AZURE_GUEST = sign('azure-guest', ['azure.guestAgent'], ({ windows }) => windows.flag('azure.guestAgent') === true);

/** The listener's values that are weaker than recommended (2, 1, 3), by name. */
function weakSettings(windows: FixContext['windows'], client: FixContext['client']): string[] {
  const [layer, nla, level] = [setting(windows, 'SecurityLayer').value, setting(windows, 'UserAuthentication').value, setting(windows, 'MinEncryptionLevel').value];
  return [
    ...(layer === 0 || layer === 1 ? [`SecurityLayer=${layer}`] : []), ...(nla === 0 ? ['UserAuthentication=0'] : []), ...(level === 1 ? ['MinEncryptionLevel=1'] : []),
    ...(client.number('credssp.encryptionOracle') === 2 ? ['AllowEncryptionOracle=2'] : []),
  ];
}
