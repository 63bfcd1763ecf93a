import type { Peer } from '../model/network.ts';
import { toPem } from './pem.ts';
import { FAILURE, PROTOCOL, type PortPlan, type ServerPlan } from './server-plan.ts';

const RDP_PORT = 3389;

/** What a machine other than the scenario's own host does on a port. */
export function peerPort(peer: Peer, port: number): PortPlan {
  if (port !== RDP_PORT) return { kind: 'refused' };
  return { kind: 'serves', plan: peer.kind === 'windows' ? windowsPlan(peer) : xrdpPlan(peer) };
}

function windowsPlan(peer: Extract<Peer, { kind: 'windows' }>): ServerPlan {
  return {
    negotiation: { kind: 'select', offers: [PROTOCOL.HYBRID_EX, PROTOCOL.HYBRID], otherwise: FAILURE.HYBRID_REQUIRED },
    tls: { kind: 'serve', certificates: toPem([peer.certificate.der]), key: peer.certificate.key, versions: ['TLS 1.2'] },
    identity: {
      computerName: peer.computerName, domainName: peer.netbiosDomain, dnsComputerName: peer.dnsName, dnsDomainName: peer.dnsDomain,
      build: peer.build, clockOffsetMs: 0, credsspVersion: 6,
    },
    toNonsense: 'close',
  };
}

/** xrdp 0.9 agrees on TLS before it opens its key, and answers the ClientHello with an MCS disconnect when it cannot (rdp-wire §4). */
function xrdpPlan(peer: Extract<Peer, { kind: 'xrdp' }>): ServerPlan {
  const { certificate } = peer;
  return {
    negotiation: { kind: 'select', offers: [PROTOCOL.SSL, PROTOCOL.RDP], otherwise: FAILURE.SSL_REQUIRED },
    tls: peer.keyReadable ? { kind: 'serve', certificates: toPem([certificate.der]), key: certificate.key, versions: ['TLS 1.2', 'TLS 1.3'] } : { kind: 'mcsDisconnect' },
    identity: null,
    toNonsense: 'mcsDisconnect',
  };
}
