import { startUdpResponder } from '../misbehaving/udp-responder.ts';
import type { TlsServerOptions } from '../misbehaving/tls-server.ts';
import { startWindowsLike, windowsHost, type WindowsOptions } from '../misbehaving/windows-server.ts';
import { HYBRID, HYBRID_EX, RDP, SSL } from '../misbehaving/x224.ts';
import { startXrdp } from '../servers/index.ts';
import { byAddress, byName, prepared, type Expectation, type LabCase } from './case.ts';

const healthy: Expectation = { verdict: 'HEALTHY', stage: null, maxMs: 30_000 };
const deepHost = (name: string, options: WindowsOptions, expect: Expectation) => prepared(`deep-${name}`, () => windowsHost(options), expect, { needs: ['openssl'], by: 'name', args: ['--deep'] });
const withTls = (name: string, tls: TlsServerOptions, expect: Expectation) => deepHost(name, { tls }, expect);

/** A Windows-like host with something on the UDP port of the same number. */
const withUdp = (name: string, answers: boolean, expect: Expectation): LabCase => ({
  name: `deep-udp-${name}`, needs: ['openssl'], expect,
  async setUp(bed) {
    const host = await bed.put(startWindowsLike());
    await bed.put(startUdpResponder({ port: host.port, answers }));
    return { args: [...byName(host.port), '--deep'] };
  },
});

/** Deep mode: what else the server offers, how steady it is, UDP, and a control host. */
export const deepCases: LabCase[] = [
  deepHost('windows', {}, {
    ...healthy, findings: ['NLA_REQUIRED', 'UDP_CLOSED'], without: ['STD_RDP_ALLOWED', 'TLS13_ONLY', 'INTERMITTENT'],
    rows: { enumeration: 'warn', stability: 'pass', udp: 'pass' }, facts: { 'negotiation.offered': ['HYBRID'], 'tls.versions': ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1'] },
  }),
  deepHost('hybrid-ex', { negotiation: { supported: [HYBRID_EX, HYBRID], otherwise: 5 }, tls: { minVersion: 'TLSv1.2' } }, {
    ...healthy, findings: ['NLA_REQUIRED'], without: ['TLS_OLD_VERSIONS_ENABLED'], facts: { 'negotiation.offered': ['HYBRID_EX', 'HYBRID'], 'tls.versions': ['TLSv1.3', 'TLSv1.2'] },
  }),
  deepHost('everything-allowed', { negotiation: { supported: [HYBRID_EX, HYBRID, SSL, RDP], otherwise: 5 }, tls: { minVersion: 'TLSv1.2' } }, {
    ...healthy, findings: ['STD_RDP_ALLOWED'], without: ['NLA_REQUIRED'], facts: { 'negotiation.offered': ['HYBRID_EX', 'HYBRID', 'SSL', 'RDP'] },
  }),
  withTls('old-versions', { minVersion: 'TLSv1' }, { ...healthy, findings: ['TLS_OLD_VERSIONS_ENABLED'] }),
  withTls('tls13-only', { minVersion: 'TLSv1.3' }, { verdict: 'TLS13_ONLY', stage: 'enumeration', facts: { 'tls.versions': ['TLSv1.3'] }, maxMs: 30_000 }),
  withUdp('open', true, { ...healthy, without: ['UDP_CLOSED', 'UDP_FILTERED'], rows: { udp: 'pass' } }),
  withUdp('silent', false, { ...healthy, findings: ['UDP_FILTERED'] }),
  {
    name: 'deep-xrdp', needs: ['openssl', 'xrdp'],
    expect: { ...healthy, findings: ['STD_RDP_ALLOWED', 'NLA_NOT_OFFERED'], facts: { 'negotiation.offered': ['SSL', 'RDP'], 'tls.versions': ['TLSv1.3', 'TLSv1.2'] } },
    setUp: async (bed) => ({ args: [...byAddress((await bed.put(startXrdp())).port), '--deep'] }),
  },
  {
    name: 'control-host', needs: ['openssl'],
    expect: { verdict: 'TLS_VERSION_OBSOLETE', stage: 'tls', maxMs: 4000 },
    async setUp(bed) {
      const bad = await bed.put(startWindowsLike({ tls: { maxVersion: 'TLSv1' } }));
      const good = await bed.put(startWindowsLike());
      return { args: [...byAddress(bad.port), '--control', ...byAddress(good.port)] };
    },
  },
];
