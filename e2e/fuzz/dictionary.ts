const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const text = (value: string): Buffer => Buffer.from(value, 'utf8');

/** Numbers at which lengths and counters go wrong. */
export const interestingNumbers: readonly number[] = [0, 1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 129, 254, 255, 256, 257, 511, 512, 1023, 1024,
  4095, 4096, 16383, 16384, 16385, 18432, 32767, 32768, 65534, 65535, 65536, 0xff_ffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];

/** Pieces of the languages that a server, a file or a person may speak to us. */
export const dictionary: readonly Buffer[] = [
  // TPKT, X.224, RDP negotiation, MCS
  hex('0300 0013 0ed0 0000 1234 00'), hex('02 1f 0800 02000000'), hex('03 00 0800 05000000'), hex('0300 0009 02f0 8021 80'),
  text('Cookie: mstshash='), text('\r\n'),
  // TLS records, handshake types, versions, alerts, extensions
  hex('16 0303 0004'), hex('15 0303 0002 0228'), hex('14 0303 0001 01'), hex('17 0303 0000'), hex('02 0000 26'), hex('0b 0000 03 000000'), hex('0c 0000 00'),
  hex('0e 0000 00'), hex('0304'), hex('002b 0002 0304'), hex('0033 0024 001d 0020'), hex('1301'), hex('c02f'), hex('ff01 0001 00'),
  hex('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c'),
  // DER
  hex('30 80'), hex('30 82 ffff'), hex('30 84 7fffffff'), hex('02 01 02'), hex('a0 03 02 01 02'), hex('06 03 55 04 03'), hex('17 0d'), hex('0c 00'), hex('03 02 0520'), hex('04 00'),
  // NTLM
  text('NTLMSSP\0'), hex('02000000'), hex('0700 0800'), hex('0200 0c00'), hex('0000 0000'),
  // what speaks on a wrong port
  text('HTTP/1.1 400 Bad Request\r\n'), text('SSH-2.0-x\r\n'), text('RFB 003.008\n'),
  // text of people
  text('0x904'), text('0x7'), text('0xC000006D'), text('-2146893048'), text('９０４'), text('KB5055523'), text('{0b3f6c1e-8d0a-4f5e-9c77-2a1f0e6d0000}'),
  text('\u202e'), text('\u200b'), text('\u2066'), text('\u0000'), text('\u001b[31m'), text('\ufeff'), text('\u{1f600}'), hex('d800'), hex('c080'), hex('ff'),
];
