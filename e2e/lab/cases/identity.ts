import { windowsCertificate } from '../certificates/shapes.ts';
import { windowsHost } from '../misbehaving/windows-server.ts';
import { prepared, type LabCase } from './case.ts';

const HOUR = 3_600_000;

/** Who answered: the typed name, the certificate, NTLM and the clock together. */
export const identityCases: LabCase[] = [
  prepared('identity-wrong-host', () => windowsHost(), {
    verdict: 'DNS_WRONG_HOST', stage: 'nla', facts: { 'ntlm.dnsComputerName': 'SRV-04.corp.example' }, maxMs: 3000,
  }, { needs: ['openssl'], typed: 'srv-99.corp.example' }),
  prepared('identity-clock-explains-certificate', () => windowsHost({ tls: { certificate: windowsCertificate({ validFrom: 0.5 }) }, identity: { clockSkewMs: 20 * HOUR } }), {
    verdict: 'CLOCK_SKEW', stage: 'certificate', findings: ['CERT_NOT_YET_VALID'], maxMs: 3000,
  }, { needs: ['openssl'], by: 'name' }),
];
