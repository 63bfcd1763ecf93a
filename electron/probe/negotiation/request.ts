/** requestedProtocols / selectedProtocol (MS-RDPBCGR 2.2.1.1.1, 2.2.1.2.1). */
export const PROTOCOL = { RDP: 0, SSL: 1, HYBRID: 2, RDSTLS: 4, HYBRID_EX: 8, RDSAAD: 0x10 } as const;

/** What the first request asks for: more than this makes xrdp drop the request (rdp-wire §0.3). */
export const FIRST_REQUEST = PROTOCOL.SSL | PROTOCOL.HYBRID | PROTOCOL.HYBRID_EX;

/** The name of a selected protocol as facts show it. */
export function protocolName(value: number): string {
  return Object.entries(PROTOCOL).find(([, number]) => number === value)?.[0] ?? `0x${value.toString(16).toUpperCase()}`;
}

/** Whether a selected protocol is exactly one of those asked for, none of them Standard RDP security. */
export function isOneOf(protocol: number, asked: number): boolean {
  return (protocol & (protocol - 1)) === 0 && (protocol & asked) !== 0;
}

/** The one cookie this product ever sends; it names the tool, not a person. */
const COOKIE = Buffer.from('Cookie: mstshash=rdpdiag\r\n', 'latin1');

/** X.224 Connection Request with RDP_NEG_REQ (MS-RDPBCGR 2.2.1.1); 45 bytes with the cookie, 19 without. */
export function connectionRequest(protocols: number, withCookie = true): Buffer {
  const cookie = withCookie ? COOKIE : Buffer.alloc(0);
  const total = 4 + 7 + cookie.length + 8;
  const head = Buffer.from([3, 0, total >> 8, total & 0xff, total - 5, 0xe0, 0, 0, 0, 0, 0]);
  const negotiation = Buffer.from([1, 0, 8, 0, 0, 0, 0, 0]);
  negotiation.writeUInt32LE(protocols, 4);
  return Buffer.concat([head, cookie, negotiation]);
}
