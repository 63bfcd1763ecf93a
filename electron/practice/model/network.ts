import * as z from 'zod';
import { address, base64, iso, name, port, thumbprint } from './parts.ts';

/** What stands behind or before an address besides the Windows host of the scenario. */
const windowsPeer = z.strictObject({
  kind: z.literal('windows'), computerName: z.string().regex(/^[A-Z0-9-]{1,15}$/), dnsName: name, dnsDomain: name, netbiosDomain: name,
  build: z.number().int().min(6000).max(99_999),
});
const xrdpPeer = z.strictObject({ kind: z.literal('xrdp'), hostName: name, keyReadable: z.boolean() });

/** A box in the way. `inspection` ends TLS itself; `proxyProtocol` puts a PROXY line before the stream; `tunnel` drops it at the ClientHello. */
const front = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('inspection'), issuer: name }),
  z.strictObject({ kind: z.literal('proxyProtocol') }),
  z.strictObject({ kind: z.literal('tunnel') }),
]);

const route = z.strictObject({ to: name, front: front.optional(), /** The port at the far end, where it is another. */ port: port.optional() });

const answer = z.union([z.strictObject({ addresses: z.array(address).max(16) }), z.strictObject({ fails: z.enum(['nxdomain', 'nodata', 'servfail', 'timeout']) })]);

const common = {
  dnsServer: address,
  /** What the DNS server says; a name that is not here does not exist. */
  records: z.record(name, answer),
  pointers: z.record(address, z.array(name).max(8)),
  /** Address to what answers there: `host`, or a peer. Another address is unreachable. */
  routes: z.record(address, route),
};

/** The network of a scenario. */
export const networkSpec = z.strictObject({ ...common, peers: z.record(name, z.discriminatedUnion('kind', [windowsPeer, xrdpPeer])) });
export type NetworkSpec = z.infer<typeof networkSpec>;

/** A certificate that a peer or a box shows, made with the machine. */
const shown = z.strictObject({ thumbprint, der: base64, issuerDer: base64.optional(), key: base64, notAfter: iso });
export type ShownCertificate = z.infer<typeof shown>;

export const networkState = z.strictObject({
  ...common,
  peers: z.record(name, z.discriminatedUnion('kind', [windowsPeer.extend({ certificate: shown }), xrdpPeer.extend({ certificate: shown })])),
  /** By address, for the boxes that end TLS. */
  inspection: z.record(address, shown),
});
export type NetworkState = z.infer<typeof networkState>;
export type Peer = NetworkState['peers'][string];
