import type { CaseBooks } from '../case-books.ts';
import { asFlag, asNumber, asText, timeOf, words } from '../fact-book.ts';
import { noModernTls } from '../host-readings.ts';
import { showable } from '../../locale/clean-text.ts';
import { seen, type Sightings } from './seen.ts';

const REGRESSION_MS = 72 * 3_600_000;

/** What the user's own PC shows. */
export function clientEvidence(books: CaseBooks): Sightings {
  const { client, attempts } = books;
  const last = attempts[0];
  const oracle = client.number('credssp.encryptionOracle');
  return [
    last?.dnsFailed === true && seen('client-dns-failed', ['client.attempts']),
    last?.noLicence === true && seen('client-no-licence', ['client.attempts']),
    last?.failed === true && last.tlsError && !last.connected && seen('client-tls-stage', ['client.attempts']),
    last?.failed === true && last.connected && last.udp && seen('udp-drop-after-logon', ['client.attempts']),
    noModernTls(client, 'schannel.client') === true && seen('client-tls12-off', ['schannel.client']),
    oracle === 0 && seen('client-oracle-strict', ['credssp.encryptionOracle']),
    oracle === 2 && seen('client-oracle-weakened', ['credssp.encryptionOracle']),
    ...outboundFirewall(books),
    ...protection(books),
    client.flag('client.savedCredential') === true && seen('saved-credential', ['client.savedCredential']),
    client.flag('client.savedCredential') === false && seen('no-saved-credential', ['client.savedCredential']),
    client.flag('client.udpDisabled') === true && seen('udp-off-already', ['client.udpDisabled']),
    client.flag('route.viaVpn') === true && seen('via-vpn', ['route.viaVpn']),
    gateway(books) && seen('gateway-in-profile', ['client.defaultRdp']),
    ...hostsEntries(books),
    ...regression(books),
  ];
}

function outboundFirewall({ client, target, codes, wire }: CaseBooks): Sightings {
  const [rules, defaults] = [client.rows('clientFirewall.blocks'), client.rows('clientFirewall.outboundDefault')];
  // What our own connection passed, no rule for the port or for every program stops.
  const opened = wire.all('tcp.outcome').some((one) => one.value === 'open') && !codes.has('TCP_LOCALLY_BLOCKED');
  const block = rules?.find((row) => /mstsc\.exe$/i.test(asText(row.program)?.trim() ?? '') || (!opened && words(row.port).includes(String(target?.port ?? 3389))));
  const closed = defaults?.some((row) => asFlag(row.enabled) !== false && (row.action === 4 || asText(row.action)?.toLowerCase() === 'block'));
  return [
    block && seen('client-rule-blocks', ['clientFirewall.blocks'], { rule: showable(asText(block.name) ?? '', 80) }),
    !block && closed === true && !opened && seen('client-outbound-blocked', ['clientFirewall.outboundDefault']),
    rules !== undefined && !block && closed === false && seen('client-outbound-allowed', ['clientFirewall.outboundDefault', 'clientFirewall.blocks']),
  ];
}

function protection({ client }: CaseBooks): Sightings {
  const [products, filters] = [client.rows('security.products'), client.texts('security.filters')];
  const third = products?.find((row) => asFlag(row.thirdParty) === true);
  const name = asText(third?.name) ?? filters?.[0];
  return [
    name !== undefined && seen('av-present', [third ? 'security.products' : 'security.filters'], { name: showable(name, 60) }),
    name === undefined && products !== undefined && filters?.length === 0 && seen('no-protection-product', ['security.products', 'security.filters']),
  ];
}

/** A gateway that the profile uses (gatewayusagemethod 1 always, 2 when the direct way fails). */
function gateway({ client }: CaseBooks): boolean {
  const profile = client.row('client.defaultRdp');
  const method = asNumber(profile?.gatewayusagemethod) ?? asNumber(profile?.gatewayUsageMethod);
  return (method === 1 || method === 2) && (asText(profile?.gatewayhostname) ?? asText(profile?.gatewayHostName) ?? '') !== '';
}

function hostsEntries({ client, wire, target }: CaseBooks): Sightings {
  const wanted = target?.host.toLowerCase();
  if (wanted === undefined) return [];
  const entry = client.rows('hosts.entries')?.find((row) => words(row.names).some((name) => name.toLowerCase() === wanted));
  const address = asText(entry?.address);
  if (address === undefined) return [];
  const answers = wire.texts('dns.a') ?? wire.texts('dns.addresses');
  const params = { address: showable(address, 60) };
  return [answers !== undefined && !answers.includes(address) ? seen('hosts-entry', ['hosts.entries', 'dns.a'], params) : seen('hosts-entry-same', ['hosts.entries'], params)];
}

/** An update less than 72 h before the first failure of the present row of failures. Without the time of that failure nothing is said. */
function regression({ client, host, paste, attempts }: CaseBooks): Sightings {
  const sinceGood = attempts.slice(0, firstGood(attempts));
  const first = sinceGood.at(-1)?.at ?? timeOf(paste.text('code.at'));
  if (first === undefined) return [];
  for (const book of [client, host]) {
    const update = book.rows('updates.recent')?.find((row) => {
      const at = timeOf(row.installedAt);
      return at !== undefined && at <= first && first - at < REGRESSION_MS;
    });
    if (update) return [seen('update-before-failure', ['updates.recent'], { update: showable(asText(update.id) ?? asText(update.title) ?? '', 60) })];
  }
  return [];
}

function firstGood(attempts: CaseBooks['attempts']): number {
  const index = attempts.findIndex((one) => !one.failed);
  return index === -1 ? attempts.length : index;
}
