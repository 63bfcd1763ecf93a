import type { HostState } from './model/host.ts';
import type { NetworkSpec, NetworkState, ShownCertificate } from './model/network.ts';
import { DAY_MS } from './keys/host-certificate.ts';
import { toPkcs8, type KeyPool } from './keys/key-pool.ts';
import { AUTHORITY_KEY_USAGE, makeCertificate, SERVER_AUTHENTICATION, WINDOWS_KEY_USAGE } from './keys/make-certificate.ts';
import { fullName } from './windows/paths.ts';

const DIGITAL_SIGNATURE_AND_KEY_ENCIPHERMENT = 0xa0;

/** Gives the peers and the boxes of a network the certificates they show. */
export async function makeNetwork(spec: NetworkSpec, host: HostState | null, keys: KeyPool, now: number): Promise<NetworkState> {
  const peers: NetworkState['peers'] = {};
  for (const [name, peer] of Object.entries(spec.peers)) {
    const certificate = await selfSigned(peer.kind === 'windows' ? peer.dnsName : peer.hostName, `peer-${name}`, keys, now);
    peers[name] = peer.kind === 'windows' ? { ...peer, certificate } : { ...peer, certificate };
  }
  const inspection: NetworkState['inspection'] = {};
  for (const [address, { front }] of Object.entries(spec.routes)) {
    if (front?.kind === 'inspection') inspection[address] = await imitated(host ? fullName(host) : address, front.issuer, keys, now);
  }
  return { ...spec, peers, inspection };
}

async function selfSigned(commonName: string, slot: string, keys: KeyPool, now: number): Promise<ShownCertificate> {
  const key = await keys.key(slot);
  const notAfter = new Date(now + 120 * DAY_MS);
  const made = makeCertificate({ commonName, notBefore: new Date(now - 62 * DAY_MS), notAfter, eku: [SERVER_AUTHENTICATION], key, keyUsage: WINDOWS_KEY_USAGE });
  return { thumbprint: made.thumbprint, der: made.der.toString('base64'), key: toPkcs8(key), notAfter: notAfter.toISOString() };
}

/** What a box that opens TLS shows: the server's name, its own signature. */
async function imitated(commonName: string, issuer: string, keys: KeyPool, now: number): Promise<ShownCertificate> {
  const key = await keys.key('inspection');
  const authority = await keys.key('authority', 'ec');
  const times = { notBefore: new Date(now - DAY_MS), notAfter: new Date(now + 7 * DAY_MS) };
  const leaf = makeCertificate({ commonName, ...times, eku: [SERVER_AUTHENTICATION], key, keyUsage: DIGITAL_SIGNATURE_AND_KEY_ENCIPHERMENT, issuer: { commonName: issuer, key: authority } });
  const root = makeCertificate({ commonName: issuer, notBefore: new Date(now - 900 * DAY_MS), notAfter: new Date(now + 2700 * DAY_MS), eku: null, key: authority, keyUsage: AUTHORITY_KEY_USAGE });
  return { thumbprint: leaf.thumbprint, der: leaf.der.toString('base64'), issuerDer: root.der.toString('base64'), key: toPkcs8(key), notAfter: times.notAfter.toISOString() };
}
