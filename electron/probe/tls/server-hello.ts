import { parseExtensions, type Extensions } from './extensions.ts';
import { parsed, unparsed, type Parsed } from './parse.ts';
import { EXTENSION } from './protocol.ts';
import { WireReader } from './wire-reader.ts';

/** A ServerHello as it stands on the wire (RFC 8446 4.1.3, RFC 5246 7.4.1.3). */
export interface ServerHello {
  /** The version it selects: that of supported_versions, else the legacy field. */
  readonly version: number;
  readonly random: Buffer;
  readonly sessionId: Buffer;
  readonly suite: number;
  readonly compression: number;
  readonly extensions: Extensions;
  /** It is a HelloRetryRequest. */
  readonly retry: boolean;
}

/** SHA-256 of "HelloRetryRequest" (RFC 8446 4.1.3). */
export const RETRY_RANDOM = Buffer.from('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c', 'hex');

export function parseServerHello(body: Buffer): Parsed<ServerHello> {
  const reader = new WireReader(body);
  const legacy = reader.u16();
  const random = reader.bytes(32);
  const sessionId = reader.vector(1);
  const suite = reader.u16();
  const compression = reader.u8();
  const list = reader.left > 0 ? reader.vector(2) : Buffer.alloc(0);
  if (!reader.complete || sessionId.length > 32) return unparsed('a ServerHello of the wrong length');
  const extensions = parseExtensions(list);
  if (!extensions.ok) return extensions;
  const selected = extensions.value.get(EXTENSION.supportedVersions);
  if (selected && selected.length !== 2) return unparsed('a supported_versions extension of the wrong length');
  const version = selected ? selected.readUInt16BE(0) : legacy;
  return parsed({ version, random, sessionId, suite, compression, extensions: extensions.value, retry: version === 0x0304 && random.equals(RETRY_RANDOM) });
}
