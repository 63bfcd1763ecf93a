import { randomBytes } from 'node:crypto';
import { createKeyShare } from './groups.ts';
import type { TlsVersion } from './outcome.ts';
import { EXTENSION, MESSAGE, RECORD, wireVersion } from './protocol.ts';
import { handshakeMessage, plainRecord, u16, u16List, u8, vector } from './wire-writer.ts';

/**
 * Suites for a question whose answer is only looked at, never decrypted: what a server of any age may have
 * (IANA TLS Cipher Suites), ChaCha20, CCM, Camellia, 3DES, RC4 and anonymous ones included.
 */
const OLD_SUITES = [
  0xc02c, 0xc02b, 0xc030, 0xc02f, 0xcca9, 0xcca8, 0xccaa, 0x009f, 0x009e, 0xc0af, 0xc0ad, 0xc0ae, 0xc0ac, 0xc024, 0xc023, 0xc028, 0xc027, 0xc00a,
  0xc009, 0xc014, 0xc013, 0x006b, 0x0067, 0x0039, 0x0033, 0x009d, 0x009c, 0xc09d, 0xc09c, 0x003d, 0x003c, 0x0035, 0x002f, 0x0088, 0x0045, 0x0084,
  0x0041, 0x00a3, 0x00a2, 0x006a, 0x0040, 0x0038, 0x0032, 0xc012, 0xc008, 0x0016, 0x0013, 0x000a, 0xc011, 0xc007, 0x0005, 0x0004, 0x0007, 0x0096,
  0xc018, 0xc019, 0xc017, 0x00a7, 0x00a6, 0x006d, 0x006c, 0x003a, 0x0034, 0x0018, 0x001b,
];
const TLS13_SUITES = [0x1302, 0x1301, 0x1303, 0x1304, 0x1305];
/** x25519, the NIST curves, x448, secp256k1, brainpool, and the finite fields of RFC 7919. */
const GROUPS = [0x001d, 0x0017, 0x0018, 0x0019, 0x001e, 0x0016, 0x001a, 0x001b, 0x001c, 0x0100, 0x0101, 0x0102];
const SCHEMES = [
  0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0807, 0x0808, 0x081a, 0x081b, 0x081c, 0x0401, 0x0501, 0x0601, 0x0303, 0x0301, 0x0203, 0x0201,
  0x0402, 0x0202, 0x0101,
];
const X25519 = 0x001d;

const extension = (type: number, ...body: Buffer[]) => Buffer.concat([u16(type), vector(2, ...body)]);

function record(version: number, suites: readonly number[], extensions: readonly Buffer[]): Buffer {
  const hello = [u16(Math.min(version, 0x0303)), randomBytes(32), vector(1, randomBytes(version === 0x0304 ? 32 : 0)), vector(2, u16List(suites)), vector(1, u8(0))];
  const list = extensions.length > 0 ? [vector(2, ...extensions)] : [];
  return plainRecord(RECORD.handshake, 0x0301, handshakeMessage(MESSAGE.clientHello, ...hello, ...list));
}

/** A ClientHello record that offers exactly one version, and everything else as widely as it goes. */
export function oneVersionHello(version: TlsVersion): Buffer {
  const extensions = [extension(EXTENSION.supportedGroups, vector(2, u16List(GROUPS))), extension(EXTENSION.ecPointFormats, vector(1, u8(0)))];
  if (version === 'TLSv1.3' || version === 'TLSv1.2') extensions.push(extension(EXTENSION.signatureAlgorithms, vector(2, u16List(SCHEMES))));
  if (version !== 'TLSv1.3') return record(wireVersion(version), [...OLD_SUITES, 0x00ff], extensions);
  const share = createKeyShare(X25519);
  extensions.push(
    extension(EXTENSION.supportedVersions, vector(1, u16(0x0304))),
    extension(EXTENSION.pskKeyExchangeModes, vector(1, u8(1))),
    extension(EXTENSION.keyShare, vector(2, u16(X25519), vector(2, share?.publicBytes ?? Buffer.alloc(0)))),
  );
  return record(0x0304, TLS13_SUITES, extensions);
}

/** The smallest ClientHello there is: one suite that nobody accepts (TLS_NULL_WITH_NULL_NULL), so that the answer is a 7-byte alert. */
export const nullSuiteHello = (): Buffer => record(0x0303, [0x0000], []);
