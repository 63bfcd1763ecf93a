import { describe, expect, it } from 'vitest';
import type { EndState } from '../../../preload/contract/stages.ts';
import type { Fact } from '../../../preload/contract/facts.ts';
import { WINDOWS_FACTS } from '../../machine/windows-facts.ts';
import { openBooks } from '../case-books.ts';
import { AT, caseOf, HEALTHY_HOST, HEALTHY_WIRE, hostBlock, windows } from '../testing/facts.ts';
import { sentence } from '../testing/texts.ts';
import { readsOf } from './check.ts';
import { CHECKS, runChecks } from './registry.ts';

const run = (facts: readonly Fact[]) => runChecks(openBooks(caseOf('HEALTHY', facts, { target: { host: 'srv-04', port: 3389 } })));
const state = (id: string, facts: readonly Fact[]): EndState | undefined => run(facts).find((one) => one.id === id)?.state;

/** For each check: facts that pass, and facts that do not, with the state they end in. */
const TABLE: readonly (readonly [string, Record<string, Fact['value']> | null, Record<string, Fact['value']>, EndState])[] = [
  ['c01', { 'client.mstscPath': 'C:\\Windows\\System32\\mstsc.exe', 'client.mstscVersion': '10.0.22621', 'process.languageMode': 'FullLanguage' }, { 'client.mstscPath': null, 'os.build': 22631 }, 'fail'],
  ['c03', { 'client.attempts': [{ at: AT, server: 'srv-04', reason: 2, connected: true }] }, { 'client.attempts': [{ at: AT, server: 'srv-04', reason: 2308 }] }, 'warn'],
  ['c04', { 'name.nrpt': [], 'name.servers': ['10.0.0.1'] }, { 'name.nrpt': [{ namespace: '.corp', servers: '10.0.0.9' }] }, 'warn'],
  ['c05', { 'hosts.entries': [{ line: 1, address: '10.0.0.1', names: 'other' }] }, { 'hosts.entries': [{ line: 1, address: '10.9.9.9', names: 'SRV-04 srv-04.corp' }] }, 'warn'],
  ['c06', { 'route.viaVpn': false }, { 'route.viaVpn': true }, 'warn'],
  ['c07', { 'clientFirewall.blocks': [], 'clientFirewall.outboundDefault': [{ profile: 'Domain', action: 'Allow', enabled: true }] }, { 'clientFirewall.blocks': [{ name: 'x', program: 'C:\\Windows\\System32\\mstsc.exe', port: null }] }, 'fail'],
  ['c08', { 'security.products': [], 'security.filters': [] }, { 'security.products': [{ kind: 'av', name: 'Guard', thirdParty: true }] }, 'warn'],
  ['c09', { 'schannel.client': [] }, { 'schannel.client': [{ protocol: 'TLS 1.2', enabled: false, disabledByDefault: null }] }, 'fail'],
  ['c10', { 'credssp.encryptionOracle': null }, { 'credssp.encryptionOracle': 2 }, 'warn'],
  ['c12', { 'client.savedCredential': false }, { 'client.savedCredential': true }, 'warn'],
  ['c14', { 'client.defaultRdp': {} }, { 'client.defaultRdp': { gatewayusagemethod: 1, gatewayhostname: 'gw.example' } }, 'warn'],
  ['c15', { 'clock.skewMs': 900 }, { 'clock.skewMs': -400_000 }, 'fail'],
  ['h01', null, { 'os.productName': 'Windows 11 Home', 'os.edition': 'CoreSingleLanguage', 'os.computerName': 'A' }, 'fail'],
  ['h02', null, { 'rdp.denyConnections': 0, 'rdp.denyConnectionsPolicy': 1 }, 'fail'],
  ['h03', null, { 'service.list': [{ name: 'TermService', start: 3, state: 'Stopped' }] }, 'fail'],
  ['h04', null, { 'listener.listening': true, 'listener.owner': 'nginx.exe', 'listener.port': 3389 }, 'fail'],
  ['h05', { 'loopback.verdict': 'HEALTHY' }, { 'loopback.verdict': 'TLS_CLOSED' }, 'fail'],
  ['h06', null, { 'firewall.profiles': [{ name: 'Public', enabled: true }], 'network.profiles': [{ category: 0 }], 'firewall.rdpRules': [{ enabled: false, profiles: 'Any' }] }, 'fail'],
  ['h07', null, { 'network.profiles': [{ interface: 'Ethernet', category: 'Public' }] }, 'warn'],
  ['h08', null, { 'binding.pinned': 'FF', 'store.personal': [], 'binding.storeName': 'Remote Desktop' }, 'fail'],
  ['h09', null, { 'store.remoteDesktop': [], 'binding.pinned': null }, 'fail'],
  ['h10', null, { 'key.files': [{ name: 'f', current: true, sddl: 'D:(A;;FA;;;SY)' }] }, 'fail'],
  ['h11', null, { 'folder.machineKeys': { exists: true, sddl: 'D:(A;;FA;;;SY)' } }, 'warn'],
  ['h12', null, { 'store.acl': { systemDenied: true } }, 'fail'],
  ['h13', null, { 'security.securityLayer': 2, 'security.userAuthentication': 1, 'security.minEncryptionLevel': 9 }, 'fail'],
  ['h14', null, { 'schannel.server': [{ protocol: 'TLS 1.2', enabled: 0 }] }, 'fail'],
  ['h15', null, { 'cipher.policyPresent': true, 'cipher.policy': ['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'] }, 'fail'],
  ['h16', null, { 'events.certificate': [{ id: 1057, at: AT }] }, 'fail'],
  ['h17', null, { 'events.schannel': [{ id: 36870, at: AT, errorCode: '0x8009030D', process: 'lsass' }] }, 'fail'],
  ['h18', null, { 'events.rdpCore': [], 'events.connectionManager': [] }, 'unknown'],
  ['h19', null, { 'events.sessionManager': [{ id: 17, at: AT, code: 2147942405 }] }, 'fail'],
  ['h21', null, { 'limit.logonsDenied': true }, 'fail'],
  ['h22', null, { 'rights.remoteLogon': ['*S-1-5-21-1-2-3-1001'] }, 'fail'],
  ['h23', { 'os.appServerMode': true, 'licensing.graceDays': 30, 'licensing.servers': ['lic-1'] }, { 'os.appServerMode': true, 'licensing.graceDays': 0, 'licensing.servers': [] }, 'fail'],
  ['h24', null, { 'wmi.terminalServices': '0x80041010' }, 'fail'],
  ['h25', null, { 'policy.values': [{ key: 'k', name: 'n', value: 1 }] }, 'warn'],
  ['h26', null, { 'roles.broker': true }, 'warn'],
  ['h27', null, { 'termsrv.serviceDll': 'C:\\x\\rdpwrap.dll' }, 'fail'],
  ['h28', null, { 'updates.rebootPending': true }, 'warn'],
  ['h30', null, { 'logons.failed15min': 5000 }, 'fail'],
];

describe('the checks', () => {
  it.each(TABLE)('%s', (id, good, bad, ends) => {
    const source = id.startsWith('c') ? windows : hostBlock;
    expect(state(id, source(good ?? HEALTHY_HOST))).toBe('pass');
    expect(state(id, source(bad))).toBe(ends);
  });
  it('cover the catalogue: c01 to c16, h01 to h30, each with its own facts', () => {
    const wanted = [...Array.from({ length: 16 }, (_, i) => `c${String(i + 1).padStart(2, '0')}`), ...Array.from({ length: 30 }, (_, i) => `h${String(i + 1).padStart(2, '0')}`)];
    expect(CHECKS.map((one) => one.id)).toEqual(wanted);
    for (const check of CHECKS) expect(readsOf(check).length, check.id).toBeGreaterThan(0);
  });
  it('say nothing without a fact of their own', () => {
    expect(run([])).toEqual([]);
    expect(run(HEALTHY_WIRE)).toEqual([]);
  });
  it('call what was not read unknown, and what only rights hide needsAdmin: never passed', () => {
    const unread = (reason: string): Fact[] => Object.keys(WINDOWS_FACTS).flatMap((name) => (['windows', 'host-block'] as const).map((source) => ({ name, value: null, unknown: reason, source, at: AT })));
    expect(new Set(run(unread('timeout of the provider')).map((one) => one.state))).toEqual(new Set(['unknown']));
    expect(new Set(run(unread('needsAdmin: access denied')).map((one) => one.state))).toEqual(new Set(['needsAdmin']));
    expect(run(unread('timeout \u202e'))[0]?.sentence).toEqual({ key: 'checks:state.unknown', params: { because: 'timeout \ufffd' } });
  });
  it('take a value of the wrong shape for unread', () => {
    const wrong = Object.keys(WINDOWS_FACTS).flatMap((name) => [{ name, value: [[1, 'x']] as unknown as Fact['value'], source: 'host-block' as const, at: AT }, { name, value: [[1, 'x']] as unknown as Fact['value'], source: 'windows' as const, at: AT }]);
    expect(run(wrong).filter((one) => one.state !== 'unknown')).toEqual([]);
  });
  it('have a sentence in both languages for every end', () => {
    for (const [id, good, bad] of TABLE) {
      const source = id.startsWith('c') ? windows : hostBlock;
      for (const one of [...run(source(good ?? HEALTHY_HOST)), ...run(source(bad))]) for (const lang of ['en', 'ja'] as const) expect(sentence(one.sentence, lang)).not.toBe('');
    }
  });
  it('need the policy before they call Remote Desktop on', () => {
    expect(state('h02', hostBlock({ 'rdp.denyConnections': 0 }))).toBe('unknown');
  });
});
