import { showable } from '../../locale/clean-text.ts';
import type { CaseBooks } from '../case-books.ts';
import { asFlag, asText, type FactBook } from '../fact-book.ts';
import { firewallOf, isFlooded, limitOf, listenerOf, movedPort, rightOf, termsrvChanged } from '../host-access.ts';
import { cipherPolicyBad, CRYPTO_SERVICES, currentKeys, denied, hasEnded, isUsable, keyReadable, keysFolderHealthy, noModernTls, pinOf, serviceOf, setting, settingOutOfRange, storeNameWrong } from '../host-readings.ts';
import { hasRenewalEvents } from './host-events.ts';
import { seen, type Sightings } from './seen.ts';

const FAR_UPTIME_DAYS = 90;
const MAX_SKEW_MS = 300_000;
/** 0xB09: the host requires NLA and this client has none. */
const NLA_MISMATCH = 0xb09;

/** What the host's own state shows. */
export function hostEvidence(books: CaseBooks): Sightings {
  if (saysNotWindows(books.host)) return [seen('target-not-windows', ['os.productName'])];
  return [books.host.text('os.productName') !== undefined && seen('host-runs-windows', ['os.productName']), ...keyAndStore(books), ...folders(books), ...services(books), ...settings(books), ...access(books), ...surroundings(books)];
}

function saysNotWindows(host: FactBook): boolean {
  const product = host.text('os.productName');
  return product !== undefined && product !== '' && !/windows/i.test(product);
}

function keyAndStore({ host, now }: CaseBooks): Sightings {
  const keys = currentKeys(host);
  const readable = keys?.map(keyReadable);
  const bad = readable?.includes(false) === true;
  const store = host.rows('store.remoteDesktop');
  const pin = pinOf(host, now);
  const own = pin.kind === 'none' || pin.kind === 'unknown';
  const usable = store?.filter(isUsable);
  const valid = usable?.filter((one) => !hasEnded(one, now));
  const allEnded = usable !== undefined && usable.length > 0 && valid?.length === 0;
  const date = allEnded ? (usable.map((one) => asText(one.notAfter)?.slice(0, 10) ?? '').sort().at(-1) ?? '') : '';
  return [
    bad && seen('key-acl-bad', ['key.files'], { file: showable(asText(keys?.[readable?.indexOf(false) ?? 0]?.name) ?? '', 80) }),
    keys !== undefined && keys.length > 0 && readable?.every((one) => one === true) === true && seen('key-acl-ok', ['key.files']),
    own && store !== undefined && usable?.length === 0 && !bad && seen('store-no-certificate', ['store.remoteDesktop']),
    own && allEnded && seen('store-cert-expired', ['store.remoteDesktop'], { date }),
    pin.kind === 'none' && valid !== undefined && valid.length > 0 && seen('store-certificate-good', ['store.remoteDesktop']),
    asFlag(host.row('store.acl')?.systemDenied) === true && seen('store-denied', ['store.acl']),
    storeNameWrong(host) && seen('store-name-wrong', ['binding.storeName'], { value: showable(host.text('binding.storeName') ?? '', 60) }),
    pin.kind === 'none' && seen('no-pin', ['binding.pinned']),
    pin.kind === 'good' && seen('pin-good', ['binding.pinned']),
    pin.kind === 'bad' && seen('pin-invalid', ['binding.pinned', 'store.personal']),
  ];
}

function folders(books: CaseBooks): Sightings {
  const { host } = books;
  const unhealthy = keysFolderHealthy(host) === false || asFlag(host.row('folder.cryptoKeys')?.exists) === false;
  const failing = hasRenewalEvents(books);
  const fact = keysFolderHealthy(host) === false ? 'folder.machineKeys' : 'folder.cryptoKeys';
  return [
    unhealthy && (failing ? seen('keys-folder-bad-and-failing', [fact, 'events.certificate']) : seen('keys-folder-bad', [fact])),
    asFlag(host.row('folder.programData')?.exists) === false && seen('folder-path-gone', ['folder.programData'], { value: showable(asText(host.row('folder.programData')?.value) ?? '', 80) }),
    host.flag('folder.systemDriveUsersRx') === false && seen('system-drive-closed', ['folder.systemDriveUsersRx']),
  ];
}

function services({ host, wire, target, codes, fails }: CaseBooks): Sightings {
  const off = CRYPTO_SERVICES.filter((name) => serviceOf(host, name)?.disabled === true);
  const known = CRYPTO_SERVICES.every((name) => serviceOf(host, name)?.disabled === false);
  const term = serviceOf(host, 'TermService');
  const listener = listenerOf(host);
  const refused = codes.has('TCP_REFUSED') || codes.has('TCP_TIMEOUT');
  const tried = target?.port ?? (refused ? 3389 : undefined);
  const moved = tried === undefined ? undefined : movedPort(host, tried);
  const dropped = ['TCP_ACCEPT_THEN_CLOSE', 'TCP_ACCEPT_THEN_RESET', 'RDP_CLOSED_AFTER_REQUEST', 'RDP_RESET_AFTER_REQUEST', 'RDP_NO_ANSWER', 'TLS_TIMEOUT'].some((code) => codes.has(code));
  return [
    off.length > 0 && seen('crypto-service-disabled', ['service.list'], { services: off.join(', ') }),
    known && seen('crypto-services-ok', ['service.list']),
    (term?.running === false || term?.disabled === true) && seen('termservice-stopped', ['service.list']),
    moved !== undefined && !wire.has('negotiation.selected') && seen('port-moved', ['listener.port'], { port: moved, tried: tried ?? 0 }),
    moved === undefined && listener === 'none' && term?.running !== false && seen('listener-none', ['listener.listening']),
    listener === 'other' && seen('port-taken', ['listener.owner'], { owner: showable(host.text('listener.owner') ?? '', 60) }),
    listener === 'service' && moved === undefined && seen('listener-ok', ['listener.listening', 'listener.owner']),
    listener === 'service' && dropped && fails && seen('listener-ok-yet-dropped', ['listener.listening', 'tcp.closedAfterMs']),
  ];
}

function settings({ host, client, codes, paste, attempts }: CaseBooks): Sightings {
  const wrong = settingOutOfRange(host);
  const layer = setting(host, 'SecurityLayer');
  const nla = setting(host, 'UserAuthentication');
  const cipher = cipherPolicyBad(host);
  const off = denied(host);
  const oldTls = noModernTls(host, 'schannel.server');
  // NLA needs CredSSP, which came with Vista (build 6000) and XP SP3.
  const build = client.number('os.build');
  const reported = paste.all('code.disconnect').some(({ value }) => value === NLA_MISMATCH || (Array.isArray(value) && value.some((one) => one === NLA_MISMATCH))) || attempts[0]?.reason === NLA_MISMATCH;
  const oldClient = (build !== undefined && build < 6000) || codes.has('NEGO_HYBRID_REQUIRED') || reported;
  const policyFault = off?.denied === true && off.policy ? off.fact : wrong?.policy === true ? wrong.fact : undefined;
  const owned = (host.rows('policy.values')?.length ?? 0) > 0;
  return [
    wrong && seen('security-out-of-range', [wrong.fact], { name: wrong.name, value: wrong.value }),
    !wrong && layer.value === 0 && seen('security-rdp-only', [layer.fact]),
    nla.value === 1 && oldClient && seen('security-old-client', [nla.fact]),
    !wrong && (layer.value === 1 || layer.value === 2) && nla.value !== undefined && !oldClient && seen('security-ok', [layer.fact, nla.fact]),
    host.flag('fips.enabled') === true && (codes.has('STD_RDP_ONLY') || codes.has('TLS_ALERT_HANDSHAKE_FAILURE')) && seen('fips-old-client', ['fips.enabled']),
    oldTls === true && seen('tls12-off', ['schannel.server']),
    oldTls === false && seen('tls12-on', ['schannel.server']),
    (cipher === 'empty' || cipher === 'noRsa') && seen('cipher-policy-bad', ['cipher.policy']),
    cipher === false && seen('cipher-policy-ok', ['cipher.policyPresent']),
    off && (off.denied ? seen('rdp-denied', [off.fact]) : seen('rdp-allowed', [off.fact])),
    policyFault !== undefined && seen('policy-sets-fault', [policyFault]),
    policyFault === undefined && owned && seen('policy-owned', ['policy.values']),
  ];
}

function access({ host, target }: CaseBooks): Sightings {
  const firewall = firewallOf(host, target?.port ?? 3389);
  const limit = limitOf(host);
  const right = rightOf(host);
  const flood = isFlooded(host);
  return [
    firewall.kind === 'rulesOff' && seen('fw-rules-off', ['firewall.rdpRules', 'network.profiles'], { profile: firewall.profile }),
    firewall.kind === 'blocked' && seen('fw-block-rule', ['firewall.blocks'], { rule: showable(firewall.rule, 80) }),
    host.flag('firewall.ipsecInbound') === true && seen('fw-ipsec', ['firewall.ipsecInbound']),
    firewall.kind === 'open' && host.flag('firewall.ipsecInbound') === false && seen('fw-rules-ok', ['firewall.rdpRules', 'network.profiles']),
    (limit?.kind === 'full' || limit?.kind === 'denied') && seen('limit-reached', [limit.fact]),
    limit?.kind === 'free' && seen('limits-ok', ['limit.maxInstanceCount', 'limit.logonsDenied']),
    right?.kind === 'missing' && seen('right-missing', ['rights.remoteLogon']),
    right?.kind === 'denied' && seen('right-denied', ['rights.denyRemoteLogon'], { sid: right.sid }),
    right?.kind === 'ok' && seen('right-ok', ['rights.remoteLogon', 'rights.denyRemoteLogon']),
    flood && (flood.flooded ? seen('flood-seen', [flood.fact], { count: flood.count }) : seen('flood-quiet', [flood.fact], { count: flood.count })),
  ];
}

function surroundings({ host }: CaseBooks): Sightings {
  const farm = host.flag('roles.broker') === true || (host.texts('roles.rds')?.length ?? 0) > 0 || (host.text('binding.templateName') ?? '') !== '' || host.number('binding.hashType') === 2;
  const skew = host.number('clock.skewMs');
  const appServer = host.flag('os.appServerMode');
  const changed = termsrvChanged(host);
  const wmi = host.text('wmi.terminalServices');
  const uptime = host.number('os.uptimeDays');
  const noServers = host.texts('licensing.servers')?.length === 0;
  return [
    farm && seen('rds-role', [host.flag('roles.broker') === true ? 'roles.broker' : 'roles.rds']),
    host.flag('roles.broker') === false && host.texts('roles.rds')?.length === 0 && !farm && seen('no-rds-role', ['roles.rds', 'roles.broker']),
    skew !== undefined && Math.abs(skew) > MAX_SKEW_MS && seen('host-clock-off', ['clock.skewMs'], { minutes: Math.round(Math.abs(skew) / 60_000) }),
    appServer === true && noServers && host.number('licensing.graceDays') === 0 && seen('licensing-grace-over', ['licensing.graceDays', 'licensing.servers']),
    appServer === true && (host.rows('licensing.events')?.length ?? 0) > 0 && seen('licensing-events', ['licensing.events']),
    appServer === false && { ...seen('remote-admin-mode', ['os.appServerMode']), contradicts: ['licensing'] },
    changed === true && seen('termsrv-modified', ['termsrv.serviceDll', 'termsrv.signed']),
    changed === false && seen('termsrv-genuine', ['termsrv.serviceDll', 'termsrv.signed']),
    wmi !== undefined && wmi !== '' && !/^(ok|0|0x0)$/i.test(wmi) && seen('wmi-class-missing', ['wmi.terminalServices'], { value: showable(wmi, 60) }),
    (host.flag('updates.rebootPending') === true || (uptime !== undefined && uptime > FAR_UPTIME_DAYS)) && seen('long-uptime', [host.flag('updates.rebootPending') === true ? 'updates.rebootPending' : 'os.uptimeDays']),
    (host.texts('security.guards')?.length ?? 0) > 0 && seen('guard-tool', ['security.guards']),
    (host.texts('security.filters')?.length ?? 0) > 0 && seen('filter-on-host', ['security.filters']),
  ];
}
