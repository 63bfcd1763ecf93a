import { showable } from '../../locale/clean-text.ts';
import { clientEvidence } from '../evidence/client-facts.ts';
import type { CaseBooks } from '../case-books.ts';
import { asFlag, asNumber, asText } from '../fact-book.ts';
import { noModernTls } from '../host-readings.ts';
import { outcome, type Check } from './check.ts';

const MAX_SKEW_MS = 300_000;
const hex = (number: number): string => `0x${(number >>> 0).toString(16).toUpperCase()}`;
const has = (books: CaseBooks, id: string) => clientEvidence(books).find((one) => one !== false && one !== undefined && one.id === id);
const paramsOf = (found: ReturnType<typeof has>): Record<string, string | number> => (found === false || found === undefined ? {} : { ...found.params });

/** Checks of the user's own PC (catalogue §B.3). */
export const CLIENT_CHECKS: readonly Check[] = [
  { id: 'c01', name: 'client-env', side: 'client', judge: (book) => {
    if (book.isNothing('client.mstscPath') || book.text('client.mstscPath') === '') return outcome('fail', 'noClient');
    if (book.flag('client.mstscSigned') === false) return outcome('fail', 'unsigned');
    const mode = book.text('process.languageMode');
    if (mode !== undefined && mode !== 'FullLanguage') return outcome('warn', 'constrained', { mode: showable(mode, 40) });
    return book.text('client.mstscPath') === undefined ? undefined : outcome('pass', 'ok', { version: showable(book.text('client.mstscVersion') ?? '?', 40) });
  } },
  { id: 'c02', name: 'error-code-decode', side: 'paste', also: ['code.disconnect', 'code.extended', 'code.ntstatus', 'code.hresult', 'code.win32'], judge: (book) => {
    const numbers = ['code.disconnect', 'code.extended', 'code.ntstatus', 'code.hresult', 'code.win32'].flatMap((name) => book.all(name).flatMap((one) => (Array.isArray(one.value) ? one.value : [one.value])));
    const codes = numbers.filter((one): one is number => typeof one === 'number').map(hex);
    return codes.length === 0 ? undefined : outcome('pass', 'read', { codes: [...new Set(codes)].slice(0, 6).join(' ') });
  } },
  { id: 'c03', name: 'rdpclient-events', side: 'client', judge: (book, { attempts }) => {
    if (!book.rows('client.attempts')) return undefined;
    const last = attempts[0];
    // An empty log may be a log that is switched off.
    if (!last) return outcome('unknown', 'none');
    if (!last.failed) return outcome('pass', 'ok');
    return last.reason === undefined ? outcome('warn', 'failedEarly') : outcome('warn', last.connected ? 'dropped' : 'failed', { code: hex(last.reason) });
  } },
  { id: 'c04', name: 'name-resolution', side: 'client', judge: (book) => {
    const rules = book.rows('name.nrpt');
    if (rules && rules.length > 0) return outcome('warn', 'nrpt', { count: rules.length });
    const servers = book.texts('name.servers');
    return servers && rules ? outcome('pass', 'ok', { servers: showable(servers.join(', ') || '–', 120) }) : undefined;
  } },
  { id: 'c05', name: 'hosts-file', side: 'client', judge: (book, books) => {
    const rows = book.rows('hosts.entries');
    if (!rows) return undefined;
    const differs = has(books, 'hosts-entry');
    if (differs) return outcome('warn', 'differs', paramsOf(differs));
    const same = has(books, 'hosts-entry-same');
    if (same) return outcome('warn', 'entry', paramsOf(same));
    return books.target ? outcome('pass', 'none', { count: rows.length }) : outcome('pass', 'read', { count: rows.length });
  } },
  { id: 'c06', name: 'route-vpn-proxy', side: 'client', judge: (book) => {
    const vpn = book.flag('route.viaVpn');
    return vpn === undefined ? undefined : vpn ? outcome('warn', 'vpn') : outcome('pass', 'direct');
  } },
  { id: 'c07', name: 'client-firewall-outbound', side: 'client', judge: (_book, books) => {
    const rule = has(books, 'client-rule-blocks');
    if (rule) return outcome('fail', 'rule', paramsOf(rule));
    if (has(books, 'client-outbound-blocked')) return outcome('fail', 'outbound');
    return has(books, 'client-outbound-allowed') ? outcome('pass', 'open') : undefined;
  } },
  { id: 'c08', name: 'endpoint-products', side: 'client', judge: (_book, books) => {
    const product = has(books, 'av-present');
    if (product) return outcome('warn', 'present', paramsOf(product));
    return has(books, 'no-protection-product') ? outcome('pass', 'none') : undefined;
  } },
  { id: 'c09', name: 'client-schannel', side: 'client', judge: (book) => {
    const off = noModernTls(book, 'schannel.client');
    return off === undefined ? undefined : off ? outcome('fail', 'tls12Off') : outcome('pass', 'ok');
  } },
  { id: 'c10', name: 'credssp-policy', side: 'client', judge: (book) => {
    const value = book.number('credssp.encryptionOracle');
    if (value === 2) return outcome('warn', 'weakened');
    if (value === 0) return outcome('pass', 'strict');
    return value === 1 || book.isNothing('credssp.encryptionOracle') ? outcome('pass', 'usual') : undefined;
  } },
  { id: 'c11', name: 'client-udp-policy', side: 'client', judge: (book) => {
    if (book.flag('client.udpDisabled') === true) return outcome('pass', 'tcpOnly');
    return book.flag('client.udpDisabled') === false || book.isNothing('client.udpDisabled') ? outcome('pass', 'both') : undefined;
  } },
  { id: 'c12', name: 'saved-credential', side: 'client', judge: (book) => {
    const saved = book.flag('client.savedCredential');
    return saved === undefined ? undefined : saved ? outcome('warn', 'entry') : outcome('pass', 'none');
  } },
  { id: 'c13', name: 'mslicensing', side: 'client', judge: (book) => {
    const stores = book.number('client.licenseStores');
    return stores === undefined ? undefined : outcome('pass', 'stores', { count: stores });
  } },
  { id: 'c14', name: 'rdp-profile', side: 'client', judge: (book, books) => {
    const profile = book.row('client.defaultRdp');
    if (!profile) return book.isNothing('client.defaultRdp') ? outcome('pass', 'noFile') : undefined;
    if (has({ ...books, client: book }, 'gateway-in-profile')) return outcome('warn', 'gateway', { gateway: showable(asText(profile.gatewayhostname) ?? asText(profile.gatewayHostName) ?? '', 100) });
    const credssp = asNumber(profile.enablecredsspsupport) ?? asNumber(profile.enableCredSspSupport);
    return credssp === 0 || asFlag(profile.enablecredsspsupport) === false ? outcome('warn', 'noCredssp') : outcome('pass', 'ok');
  } },
  { id: 'c15', name: 'clock', side: 'client', judge: (book) => {
    const skew = book.number('clock.skewMs');
    if (skew === undefined) return undefined;
    return Math.abs(skew) > MAX_SKEW_MS ? outcome('fail', 'off', { minutes: Math.round(Math.abs(skew) / 60_000) }) : outcome('pass', 'ok', { seconds: Math.round(Math.abs(skew) / 1000) });
  } },
  { id: 'c16', name: 'recent-updates', side: 'client', judge: (book, books) => {
    const rows = book.rows('updates.recent');
    if (!rows) return undefined;
    const before = has(books, 'update-before-failure');
    return before ? outcome('warn', 'justBefore', paramsOf(before)) : outcome('pass', 'listed', { count: rows.length });
  } },
];
