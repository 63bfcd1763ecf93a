import { showable } from '../../locale/clean-text.ts';
import { asFlag, asText } from '../fact-book.ts';
import { firewallOf, limitOf, listenerOf, movedPort, rightOf } from '../host-access.ts';
import { CRYPTO_SERVICES, denied, pinOf, serviceOf, setting, settingOutOfRange } from '../host-readings.ts';
import { outcome, type Check } from './check.ts';

const HOME = /^(core|home)/i;

/** Checks of how the host is set up to be reached (catalogue §B.5, h01 to h07, h13, h20 to h23). */
export const HOST_STATE_CHECKS: readonly Check[] = [
  { id: 'h01', name: 'host-env', side: 'host', also: ['os.productName', 'os.build', 'os.edition', 'os.installationType', 'process.inRdpSession'], judge: (book) => {
    const product = book.text('os.productName');
    if (product !== undefined && product !== '' && !/windows/i.test(product)) return outcome('notApplicable', 'notWindows', { product: showable(product, 80) });
    if (HOME.test(book.text('os.edition') ?? '')) return outcome('fail', 'home');
    if (book.flag('process.inRdpSession') === true) return outcome('warn', 'inSession');
    return product === undefined ? undefined : outcome('pass', 'ok', { product: showable(product, 80), build: book.number('os.build') ?? '?' });
  } },
  { id: 'h02', name: 'rdp-enabled', side: 'host', judge: (book) => {
    const reading = denied(book);
    return reading && (reading.denied ? outcome('fail', reading.policy ? 'offByPolicy' : 'off') : outcome('pass', 'on'));
  } },
  { id: 'h03', name: 'services', side: 'host', judge: (book) => {
    const term = serviceOf(book, 'TermService');
    if (term?.disabled === true || term?.running === false) return outcome('fail', 'stopped');
    const off = CRYPTO_SERVICES.filter((name) => serviceOf(book, name)?.disabled === true);
    if (off.length > 0) return outcome('fail', 'disabled', { services: off.join(', ') });
    return term?.running === true && CRYPTO_SERVICES.every((name) => serviceOf(book, name)?.disabled === false) ? outcome('pass', 'ok') : undefined;
  } },
  { id: 'h04', name: 'listener', side: 'host', judge: (book, { target }) => {
    const listener = listenerOf(book);
    const port = book.number('listener.port') ?? 3389;
    if (listener === 'none') return outcome('fail', 'none', { port });
    if (listener === 'other') return outcome('fail', 'taken', { port, owner: showable(book.text('listener.owner') ?? '', 60) });
    const moved = movedPort(book, target?.port ?? 3389);
    if (moved !== undefined) return outcome('warn', 'moved', { port: moved, tried: target?.port ?? 3389 });
    return listener === 'service' ? outcome('pass', 'ok', { port }) : undefined;
  } },
  { id: 'h05', name: 'loopback-selftest', side: 'host', judge: (book) => {
    const verdict = book.text('loopback.verdict');
    if (verdict === undefined) return undefined;
    if (verdict === 'HEALTHY') return outcome('pass', 'ok');
    return outcome(verdict.startsWith('CERT_') ? 'warn' : 'fail', verdict.startsWith('CERT_') ? 'certificate' : 'fails', { verdict: showable(verdict, 60) });
  } },
  { id: 'h06', name: 'firewall', side: 'host', also: ['network.profiles'], judge: (book, { target }) => {
    const reading = firewallOf(book, target?.port ?? 3389);
    if (reading.kind === 'blocked') return outcome('fail', 'blocked', { rule: showable(reading.rule, 80) });
    if (reading.kind === 'rulesOff') return outcome('fail', 'rulesOff', { profile: reading.profile });
    if (book.flag('firewall.ipsecInbound') === true) return outcome('warn', 'ipsec');
    return reading.kind === 'open' && book.flag('firewall.ipsecInbound') === false ? outcome('pass', 'open') : undefined;
  } },
  { id: 'h07', name: 'network-profile', side: 'host', judge: (book) => {
    const rows = book.rows('network.profiles');
    const isPublic = rows?.filter((row) => row.category === 0 || asText(row.category)?.toLowerCase() === 'public');
    if (!rows || rows.length === 0 || !isPublic) return undefined;
    return isPublic.length > 0 ? outcome('warn', 'public', { name: showable(asText(isPublic[0]?.interface) ?? asText(isPublic[0]?.name) ?? '?', 60) }) : outcome('pass', 'ok');
  } },
  { id: 'h08', name: 'cert-binding', side: 'host', also: ['store.personal', 'store.remoteDesktop'], judge: (book, { now }) => {
    const store = book.text('binding.storeName');
    if (store !== undefined && store !== '' && store !== 'Remote Desktop') return outcome('fail', 'store', { value: showable(store, 60) });
    const pin = pinOf(book, now);
    if (pin.kind === 'bad') return outcome('fail', pin.why);
    if (book.number('binding.hashType') === 2) return outcome('warn', 'policy');
    return pin.kind === 'good' ? outcome('pass', 'pinned') : pin.kind === 'none' ? outcome('pass', 'own') : undefined;
  } },
  { id: 'h13', name: 'security-settings', side: 'host', judge: (book) => {
    const wrong = settingOutOfRange(book);
    if (wrong) return outcome('fail', 'outOfRange', { name: wrong.name, value: wrong.value });
    const [layer, nla] = [setting(book, 'SecurityLayer'), setting(book, 'UserAuthentication')];
    if (layer.value === 0) return outcome('warn', 'weakened');
    if (nla.value === 0) return outcome('warn', 'nlaOff');
    const read = (one: typeof layer) => one.value !== undefined || book.isNothing(one.fact);
    return read(layer) && read(nla) && read(setting(book, 'MinEncryptionLevel')) ? outcome('pass', 'ok') : undefined;
  } },
  { id: 'h20', name: 'host-udp-policy', side: 'host', judge: (book) => {
    const value = book.number('host.selectTransport');
    if (value === 1) return outcome('pass', 'tcpOnly');
    return value !== undefined || book.isNothing('host.selectTransport') ? outcome('pass', 'both') : undefined;
  } },
  { id: 'h21', name: 'limits', side: 'host', judge: (book) => {
    const reading = limitOf(book);
    if (!reading) return undefined;
    if (reading.kind === 'full') return outcome('fail', 'full', { limit: reading.limit, sessions: reading.sessions });
    return reading.kind === 'denied' ? outcome('fail', reading.fact === 'limit.drainMode' ? 'drain' : 'denied') : outcome('pass', 'free');
  } },
  { id: 'h22', name: 'logon-rights', side: 'host', judge: (book) => {
    const reading = rightOf(book);
    if (!reading) return undefined;
    return reading.kind === 'ok' ? outcome('pass', 'ok') : reading.kind === 'missing' ? outcome('fail', 'missing') : outcome('fail', 'denied', { sid: showable(reading.sid, 60) });
  } },
  { id: 'h23', name: 'licensing', side: 'host', also: ['os.appServerMode'], judge: (book) => {
    const mode = book.flag('os.appServerMode');
    if (mode === false) return outcome('notApplicable', 'admin');
    const [days, servers] = [book.number('licensing.graceDays'), book.texts('licensing.servers')];
    if (mode === undefined || days === undefined || !servers) return undefined;
    if (days === 0 && servers.length === 0) return outcome('fail', 'over');
    return (book.rows('licensing.events')?.length ?? 0) > 0 ? outcome('warn', 'events') : outcome('pass', 'ok', { count: servers.length });
  } },
  { id: 'h29', name: 'azure-context', side: 'host', judge: (book) => {
    const agent = asFlag(book.flag('azure.guestAgent'));
    return agent === undefined ? undefined : agent ? outcome('pass', 'azure') : outcome('notApplicable', 'other');
  } },
];
