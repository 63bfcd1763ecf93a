/**
 * The smallest template that cannot forget to escape: elements are made of names that are ours, and every text goes through `escapeMarkup`.
 * React's renderer for servers would do the same, but brings half a megabyte (it loads its streaming half as well) into a command line that is
 * read whole at every start.
 */
export interface Markup {
  readonly markup: string;
}

type Child = Markup | string | number | readonly Child[] | null | false;

/** XML 1.0 allows these and no others; the control and bidi characters among them are replaced before, in `oneLine`. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escapeMarkup(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

const VOID = new Set(['meta', 'br', 'hr', 'line', 'rect', 'circle', 'path']);

/** An element. Names of elements and attributes are literals of ours; values and texts are escaped. */
export function el(name: string, attributes: Readonly<Record<string, string | number | true | null>> = {}, ...children: Child[]): Markup {
  const given = Object.entries(attributes).map(([key, value]) => (value === null ? '' : value === true ? ` ${key}` : ` ${key}="${escapeMarkup(String(value))}"`)).join('');
  return { markup: VOID.has(name) ? `<${name}${given}/>` : `<${name}${given}>${inner(children)}</${name}>` };
}

function inner(child: Child): string {
  if (child === null || child === false) return '';
  if (typeof child === 'string' || typeof child === 'number') return escapeMarkup(String(child));
  if ('markup' in child) return child.markup;
  return child.map(inner).join('');
}
