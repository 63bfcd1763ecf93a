import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../crc32.ts';

/** How the printed script writes a block; for tests. */
export interface BlockForm {
  readonly partLength: number;
  /** 0: a part is one line, its head included. */
  readonly lineLength: number;
  /** As under Constrained Language: deflate without compression. */
  readonly stored?: boolean;
}

export const FORMS = { any: { partLength: 3700, lineLength: 76 }, azure: { partLength: 4000, lineLength: 0 }, intune: { partLength: 2048, lineLength: 0 } } as const;

/** The block of a document as collector/block.psm1 writes it. */
export function writeBlock(document: unknown, { partLength, lineLength, stored = false }: BlockForm): string[] {
  const json = JSON.stringify(document).replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const packed = (stored ? storedBlocks(json) : deflateRawSync(json)).toString('base64');
  const count = Math.ceil(packed.length / partLength);
  return Array.from({ length: count }, (_, index) => {
    const text = packed.slice(index * partLength, (index + 1) * partLength);
    const head = `RDX1 ${index + 1}/${count} ${crc32(Buffer.from(text, 'latin1')).toString(16).padStart(8, '0')}`;
    return lineLength === 0 ? `${head} ${text}` : [head, ...(text.match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [])].join('\r\n');
  });
}

/** RFC 1951 3.2.4, step by step as packing.psm1 does it. */
function storedBlocks(text: string): Buffer {
  const blocks: Buffer[] = [];
  let at = 0;
  do {
    const size = Math.min(text.length - at, 65_535);
    const head = Buffer.alloc(5);
    head.writeUInt8(at + size >= text.length ? 1 : 0, 0);
    head.writeUInt16LE(size, 1);
    head.writeUInt16LE(65_535 - size, 3);
    blocks.push(head, Buffer.from(text.slice(at, at + size), 'latin1'));
    at += size;
  } while (at < text.length);
  return Buffer.concat(blocks);
}
