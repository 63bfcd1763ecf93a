import sax from 'sax';

/** An element with its attributes; `path` holds the elements around it, the outermost first. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly path: readonly XmlNode[];
}

export type XmlResult = { ok: true; nodes: readonly XmlNode[] } | { ok: false; line: number; what: string };

/** So deep do folders nest, and so many elements are read. */
const MAX_DEPTH = 64;
const MAX_NODES = 50_000;
/** Small pieces keep the parser's own limit on a single value (64 KB) working. */
const CHUNK = 32 * 1024;

/** Reads elements and attributes of a small XML file. No document type, no entities but XML's own five, bounded depth and number. */
export function readXml(text: string): XmlResult {
  const parser = sax.parser(true);
  const nodes: XmlNode[] = [];
  const path: XmlNode[] = [];
  const stopped: { at: { line: number; what: string } | null } = { at: null };
  const stop = (what: string) => { stopped.at ??= { line: parser.line + 1, what }; };
  parser.ondoctype = () => stop('DOCTYPE');
  parser.onopentag = ({ name, attributes }) => {
    if (path.length >= MAX_DEPTH || nodes.length >= MAX_NODES) return stop(name);
    // A parser's object has a prototype; a file's attribute must not meet it.
    const node: XmlNode = { name, attributes: Object.assign(Object.create(null) as Record<string, string>, attributes), path: [...path] };
    nodes.push(node);
    path.push(node);
  };
  parser.onclosetag = () => { path.pop(); };
  for (let at = 0; at < text.length && !stopped.at; at += CHUNK) {
    parser.write(text.slice(at, at + CHUNK));
    if (parser.error) stop(parser.error.message.split('\n')[0] ?? '');
  }
  // The parser forgets its error when it is closed, so the end is looked at here.
  const open = path.at(-1);
  if (open) stop(`<${open.name}>`);
  return stopped.at ? { ok: false, ...stopped.at } : { ok: true, nodes };
}
