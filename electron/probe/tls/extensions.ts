import { parsed, unparsed, type Parsed } from './parse.ts';
import { WireReader } from './wire-reader.ts';

export type Extensions = ReadonlyMap<number, Buffer>;

/** Reads the content of an extension list (RFC 8446 4.2); a type may come once. */
export function parseExtensions(bytes: Buffer): Parsed<Extensions> {
  const reader = new WireReader(bytes);
  const found = new Map<number, Buffer>();
  while (reader.left > 0) {
    const type = reader.u16();
    const body = reader.vector(2);
    if (reader.failed) break;
    if (found.has(type)) return unparsed(`extension ${type} twice`);
    found.set(type, body);
  }
  return reader.complete ? parsed(found) : unparsed('an extension list that is cut off');
}

/** Reads a message that is nothing but an extension list: EncryptedExtensions (RFC 8446 4.3.1). */
export function parseExtensionsMessage(body: Buffer): Parsed<Extensions> {
  const reader = new WireReader(body);
  const list = reader.vector(2);
  return reader.complete ? parseExtensions(list) : unparsed('an extension list of the wrong length');
}
