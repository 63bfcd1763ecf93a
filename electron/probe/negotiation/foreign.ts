/** What else listens on a port, told from its first bytes. `tls`: a record of TLS where X.224 was due. */
export type Foreign = 'http' | 'ssh' | 'vnc' | 'echo' | 'tls' | 'other';

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
