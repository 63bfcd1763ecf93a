import { BaseBlock, BitString, fromBER, ObjectIdentifier } from 'asn1js';

/** One element of a DER structure: what the ASN.1 library read, without its classes. */
export interface DerNode {
  /** X.690 8.1.2.2; nothing in a certificate needs the other two apart. */
  readonly tagClass: 'universal' | 'context' | 'other';
  readonly tag: number;
  /** The whole element, header included. */
  readonly raw: Buffer;
  /** The bytes after the header. */
  readonly content: Buffer;
  /** Elements inside; empty for a primitive one. */
  readonly children: readonly DerNode[];
  /** Dotted form of an OBJECT IDENTIFIER, else undefined. */
  readonly oid: string | undefined;
  /** The bits of a BIT STRING without its count of unused ones, else undefined. */
  readonly bits: Buffer | undefined;
}

/** Universal tags (X.680 8.6). */
export const TAG = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  oid: 6,
  utf8String: 12,
  sequence: 16,
  printableString: 19,
  teletexString: 20,
  ia5String: 22,
  utcTime: 23,
  generalizedTime: 24,
  visibleString: 26,
  universalString: 28,
  bmpString: 30,
} as const;

/** An element takes about 1.5 KB of memory and 8 µs once read, so their number is what is bounded. */
const LIMITS = { maxDepth: 40, maxNodes: 3000, maxContentLength: 256 * 1024, parseEmbedded: false };
const MAX_OID_BYTES = 64;

/** asn1js numbers the classes 1 to 4. */
const CLASSES: Readonly<Record<number, DerNode['tagClass']>> = { 1: 'universal', 3: 'context' };

/** Cuts and converts only what is asked for: of a certificate's hundred elements a dozen are read, and many hosts come one after the other. */
class BlockNode implements DerNode {
  readonly tagClass: DerNode['tagClass'];
  readonly tag: number;
  readonly #block: BaseBlock;
  #raw: Buffer | undefined;
  #children: readonly DerNode[] | undefined;

  constructor(block: BaseBlock) {
    this.#block = block;
    this.tagClass = CLASSES[block.idBlock.tagClass] ?? 'other';
    this.tag = block.idBlock.tagNumber;
  }

  get raw(): Buffer {
    const view = this.#block.valueBeforeDecodeView;
    return (this.#raw ??= Buffer.from(view.buffer, view.byteOffset, view.byteLength));
  }

  get content(): Buffer {
    return this.raw.subarray(this.#block.idBlock.blockLength + this.#block.lenBlock.blockLength);
  }

  get children(): readonly DerNode[] {
    return (this.#children ??= childrenOf(this.#block));
  }

  get oid(): string | undefined {
    return this.#block instanceof ObjectIdentifier && this.content.length <= MAX_OID_BYTES ? this.#block.getValue() : undefined;
  }

  get bits(): Buffer | undefined {
    return this.#block instanceof BitString && !this.#block.idBlock.isConstructed ? this.content.subarray(1) : undefined;
  }
}

function childrenOf(block: BaseBlock): readonly DerNode[] {
  const inner: unknown = (block.valueBlock as { value?: unknown }).value;
  if (!block.idBlock.isConstructed || !Array.isArray(inner)) return [];
  return inner.filter((child): child is BaseBlock => child instanceof BaseBlock).map((child) => new BlockNode(child));
}

/** Reads one DER element that fills `bytes`; null for anything else. Never throws. */
export function readDer(bytes: Buffer): DerNode | null {
  try {
    const { offset, result } = fromBER(bytes, LIMITS);
    return offset === bytes.length && result.error === '' ? new BlockNode(result) : null;
  } catch {
    return null;
  }
}

const leaves = new WeakMap<Buffer, DerNode | null>();

/** The same for a leaf, which the handshake, the facts and the chain's order all read: once. Its bytes must not change after. */
export function readLeaf(bytes: Buffer): DerNode | null {
  const before = leaves.get(bytes);
  if (before !== undefined) return before;
  const node = readDer(bytes);
  leaves.set(bytes, node);
  return node;
}

export const isUniversal = (node: DerNode | undefined, tag: number): node is DerNode => node?.tagClass === 'universal' && node.tag === tag;

/** The context-specific child `[tag]`, as in `extensions [3]`. */
export const contextChild = (node: DerNode, tag: number): DerNode | undefined =>
  node.children.find((child) => child.tagClass === 'context' && child.tag === tag);
