import { windowsCertificate } from '../certificates/shapes.ts';
import { type LabServer, startFreerdpShadow, startWeston, startXrdp, type XrdpOptions } from '../servers/index.ts';
import { byAddress, byName, type Expectation, type LabCase, type Need } from './case.ts';

function server(name: string, need: Need, start: () => Promise<LabServer>, expect: Expectation, by: 'address' | 'name' = 'address'): LabCase {
  return {
    name, needs: ['openssl', need], expect: { maxMs: 5000, ...expect },
    async setUp(bed) {
      const { port } = await bed.put(start());
      return { args: by === 'name' ? byName(port) : byAddress(port) };
    },
  };
}

const xrdp = (name: string, options: XrdpOptions, expect: Expectation, by?: 'address' | 'name') => server(`xrdp-${name}`, 'xrdp', () => startXrdp(options), expect, by);
const tlsOnly: Expectation = { verdict: 'HEALTHY', stage: null, findings: ['NLA_NOT_OFFERED', 'CERT_SELF_SIGNED'], facts: { 'negotiation.selected': 'SSL', 'certificate.subject': 'CN=SRV-04.corp.example' }, rows: { nla: 'notApplicable' } };

/** xrdp, FreeRDP's shadow server and Weston, as they are. */
export const realServerCases: LabCase[] = [
  xrdp('negotiate', {}, { ...tlsOnly, findings: ['NLA_NOT_OFFERED', 'CERT_NAME_MISMATCH_IP'], facts: { ...tlsOnly.facts, 'tls.version': 'TLSv1.3' } }),
  xrdp('negotiate-by-name', {}, tlsOnly, 'name'),
  xrdp('tls', { securityLayer: 'tls' }, tlsOnly),
  xrdp('tls12', { securityLayer: 'tls', sslProtocols: 'TLSv1.2' }, { ...tlsOnly, facts: { 'tls.version': 'TLSv1.2' } }),
  xrdp('tls12-cbc', { sslProtocols: 'TLSv1.2', tlsCiphers: 'ECDHE-RSA-AES256-SHA384' }, { ...tlsOnly, findings: ['TLS_WEAK_CIPHER'], facts: { 'tls.cipher': 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384' } }),
  xrdp('tls12-rsa-kx', { sslProtocols: 'TLSv1.2', tlsCiphers: 'AES128-GCM-SHA256' }, { ...tlsOnly, facts: { 'tls.cipher': 'TLS_RSA_WITH_AES_128_GCM_SHA256' } }),
  xrdp('no-common-cipher', { sslProtocols: 'TLSv1.2', tlsCiphers: 'ECDHE-RSA-CHACHA20-POLY1305' }, { verdict: 'TLS_ALERT_HANDSHAKE_FAILURE', stage: 'tls' }),
  xrdp('rdp', { securityLayer: 'rdp' }, { verdict: 'STD_RDP_ONLY', stage: 'negotiation', facts: { 'negotiation.selected': 'RDP' } }),
  xrdp('key-unreadable', { key: 'unreadable' }, { verdict: 'TLS_NOT_TLS', stage: 'tls', facts: { 'negotiation.selected': 'SSL' } }),
  xrdp('key-garbage', { securityLayer: 'tls', key: 'garbage' }, { verdict: 'TLS_NOT_TLS', stage: 'tls' }),
  xrdp('certificate-expired', { certificate: windowsCertificate({ validFrom: -200, validTo: -10 }) }, { verdict: 'CERT_EXPIRED', stage: 'certificate' }),
  xrdp('certificate-ecdsa', { certificate: windowsCertificate({ key: 'p256', keyUsage: 'digitalSignature' }) }, { ...tlsOnly, facts: { 'certificate.keyType': 'ec' } }),
  server('shadow-any', 'shadow', () => startFreerdpShadow(), tlsOnly),
  server('shadow-nla', 'shadow', () => startFreerdpShadow({ security: 'nla' }), {
    verdict: 'HEALTHY', stage: null, facts: { 'negotiation.selected': 'HYBRID', 'credssp.version': { says: 'a number', holds: (value) => typeof value === 'number' } }, rows: { nla: 'pass' },
  }),
  server('shadow-tls', 'shadow', () => startFreerdpShadow({ security: 'tls' }), tlsOnly),
  server('shadow-rdp', 'shadow', () => startFreerdpShadow({ security: 'rdp' }), { verdict: 'STD_RDP_ONLY', stage: 'negotiation', facts: { 'negotiation.failureCode': 2 } }),
  server('weston', 'weston', () => startWeston(), tlsOnly),
];
