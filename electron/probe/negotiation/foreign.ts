/** What else listens on a port, told from its first bytes. `tls`: a record of TLS where X.224 was due. */
export type Foreign = 'http' | 'ssh' | 'vnc' | 'echo' | 'tls' | 'other';

const BANNERS = ['SSH-', 'RFB 0', 'HTTP/1.'];

/** Whether the few first bytes may still become a banner that is known: worth the wait for the rest. */
export function mayBecomeBanner(bytes: Buffer): boolean {
  const text = bytes.subarray(0, 16).toString('latin1');
  return BANNERS.some((banner) => banner.startsWith(text) || text.startsWith(banner));
}

/** Judges first bytes that do not start a TPKT frame. */
export function classifyForeign(bytes: Buffer): Foreign {
  const text = bytes.subarray(0, 256).toString('latin1');
  if (/^SSH-\d/.test(text)) return 'ssh';
  if (/^RFB \d{3}\./.test(text)) return 'vnc';
  if (/^(HTTP\/\d|\s*<(!doctype|html|\?xml|head)\b)/i.test(text)) return 'http';
  const first = bytes[0] ?? 0;
  if (first >= 0x14 && first <= 0x17 && (bytes.length < 2 || bytes[1] === 3)) return 'tls';
  return 'other';
}
