import { TAG, type DerNode } from './der.ts';

const TEXT_TAGS: ReadonlySet<number> = new Set([TAG.utf8String, TAG.printableString, TAG.teletexString, TAG.ia5String, TAG.visibleString, TAG.bmpString, TAG.universalString, 18]);

function wide(content: Buffer, width: 2 | 4): string {
  let text = '';
  for (let at = 0; at + width <= content.length; at += width) {
    const code = content.readUIntBE(at, width);
    text += code > 0x10ffff ? '\ufffd' : width === 2 ? String.fromCharCode(code) : String.fromCodePoint(code);
  }
  return text;
}

/** The text of a string type (X.680 41), or null for anything else. Bytes that are no UTF-8 become U+FFFD. */
export function derText(node: DerNode): string | null {
  if (node.tagClass !== 'universal' || !TEXT_TAGS.has(node.tag)) return null;
  if (node.tag === TAG.bmpString) return wide(node.content, 2);
  if (node.tag === TAG.universalString) return wide(node.content, 4);
  return node.content.toString(node.tag === TAG.utf8String ? 'utf8' : 'latin1');
}
