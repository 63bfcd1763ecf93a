import type { HostState } from '../model/host.ts';
import { chooseCertificate, type CertificateChoice } from '../windows/certificate-choice.ts';
import { letsIn } from '../windows/firewall.ts';
import { full, listenerSecurity, listeningPort, securityInRange, type ListenerSecurity } from '../windows/listener.ts';
import { fullName } from '../windows/paths.ts';
import { cipherPolicy, cipherSuites, enabledProtocols, libraryCiphers } from '../windows/schannel.ts';
import { toPem } from './pem.ts';
import type { NtlmIdentity } from './ntlm.ts';
import { FAILURE, PROTOCOL, type PortPlan, type ServerPlan } from './server-plan.ts';

const CLOSES: ServerPlan = { negotiation: { kind: 'close' }, tls: { kind: 'close' }, identity: null, toNonsense: 'close' };

/** What a Windows host does on one of its ports, read from its state and nothing else. `from` a loopback address passes the firewall. */
export function hostPort(host: HostState, port: number, from: 'network' | 'loopback'): PortPlan {
  if (from === 'network' && !letsIn(host, 'TCP', port)) return { kind: 'filtered' };
  if (listeningPort(host) !== port) return { kind: 'refused' };
  return { kind: 'serves', plan: hostPlan(host) };
}

function hostPlan(host: HostState): ServerPlan {
  const security = listenerSecurity(host);
  if (host.services['TermService']?.hung || !securityInRange(security) || full(host)) return CLOSES;
  const choice = chooseCertificate(host);
  return { negotiation: negotiationOf(security, choice), tls: tlsOf(host, choice), identity: identityOf(host), toNonsense: 'close' };
}

/** SecurityLayer 0 is RDP's own security only, 1 negotiates, 2 wants TLS; UserAuthentication 1 wants CredSSP (catalogue h13). */
function negotiationOf({ layer, userAuthentication }: ListenerSecurity, choice: CertificateChoice): ServerPlan['negotiation'] {
  if (layer === 0) return { kind: 'select', offers: [PROTOCOL.RDP], otherwise: FAILURE.SSL_NOT_ALLOWED };
  if (choice.kind === 'none') return { kind: 'failure', code: FAILURE.NO_CERTIFICATE };
  const credssp = [PROTOCOL.HYBRID_EX, PROTOCOL.HYBRID];
  if (userAuthentication === 1) return { kind: 'select', offers: credssp, otherwise: FAILURE.HYBRID_REQUIRED };
  return { kind: 'select', offers: [...credssp, PROTOCOL.SSL, ...(layer === 1 ? [PROTOCOL.RDP] : [])], otherwise: FAILURE.SSL_REQUIRED };
}

function tlsOf(host: HostState, choice: CertificateChoice): ServerPlan['tls'] {
  if (choice.kind !== 'ready') return { kind: 'close' };
  const suites = cipherSuites(host.registry, host.os);
  const modern = suites.some((name) => !name.includes('_WITH_'));
  const versions = enabledProtocols(host.registry, host.os, 'Server').filter((version) => version !== 'TLS 1.3' || modern);
  // Without any version SChannel gives TermService no credential (event 36871) and nothing is answered.
  if (versions.length === 0 && enabledProtocols(host.registry, host.os, 'Server').length === 0) return { kind: 'close' };
  const listed = cipherPolicy(host.registry) === null ? {} : { ciphers: libraryCiphers(suites) };
  return { kind: 'serve', certificates: toPem([choice.certificate.der]), key: choice.key, versions, ...listed };
}

function identityOf(host: HostState): NtlmIdentity {
  const { computerName, domain, build, clockOffsetMs, credsspVersion } = host.os;
  return {
    computerName, domainName: domain?.netbios ?? computerName, dnsComputerName: fullName(host), dnsDomainName: domain?.dns ?? computerName.toLowerCase(),
    build, clockOffsetMs, credsspVersion,
  };
}
