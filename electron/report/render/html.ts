import { createHash } from 'node:crypto';
import type { Block, Section, Table } from '../page/blocks.ts';
import { pageOf } from '../page/page.ts';
import { oneLine, type View } from '../view.ts';
import { el, type Markup } from './markup.ts';
import { PAGE_STYLE } from './page-style.ts';
import { barsPicture, ladderPicture, validityPicture } from './pictures.ts';

/** Letters of a column's longest cell: above, it gets room; up to here, its lines do not break. */
const WIDE = 60;
const TIGHT = 12;
const STYLE_HASH = createHash('sha256').update(PAGE_STYLE).digest('base64');
/** Nothing is loaded and nothing runs; the one style is known by its hash. */
export const HTML_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** The report as one HTML file: no script, no network, the language of its texts on it. */
export function renderHtml(view: View): string {
  const page = pageOf(view);
  const title = clean(page.title);
  const document = el('html', { lang: view.lang },
    el('head', {},
      el('meta', { charset: 'utf-8' }), el('meta', { 'http-equiv': 'Content-Security-Policy', content: HTML_POLICY }), el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      el('meta', { name: 'referrer', content: 'no-referrer' }), el('meta', { name: 'color-scheme', content: 'light dark' }), el('title', {}, title), { markup: `<style>${PAGE_STYLE}</style>` }),
    el('body', {}, el('main', {},
      el('header', {}, el('h1', {}, whole(title, NAMES)), page.about.map((line) => el('p', { class: 'about' }, words(line))), el('p', { class: `standing ${page.standing.tone}` }, words(page.standing.text))),
      page.sections.map((one) => section(one, view)))));
  return `<!DOCTYPE html>\n${document.markup}\n`;
}

function section({ id, heading, blocks }: Section, view: View): Markup {
  const ladders = blocks.filter((one) => one.kind === 'ladder');
  const rest = blocks.filter((one) => one.kind !== 'ladder');
  return el('section', { 'aria-labelledby': id }, el('h2', { id }, clean(heading)),
    ladders.length > 0 && el('div', { class: 'ladders' }, ladders.map((one) => el('div', { class: 'ladder' }, el('h3', {}, clean(one.title)), ladderPicture(one)))),
    ladders.map((one) => table(one.table, view)),
    rest.map((one) => block(one, view, id)));
}

function block(one: Block, view: View, id: string): Markup {
  switch (one.kind) {
    case 'text': return el('p', one.strong ? { class: 'strong' } : {}, words(one.text));
    case 'list': return el(one.numbered ? 'ol' : 'ul', {}, one.items.map((item) => el('li', {}, words(item))));
    case 'lines': return el('pre', { class: id === 'ticket' ? 'ticket' : null, tabindex: 0, 'aria-labelledby': id }, one.text.split('\n').map((line) => clean(line)).join('\n'));
    case 'table': return one.folded ? el('details', {}, el('summary', {}, `${clean(one.table.caption)} (${one.table.rows.length + (one.table.more ?? 0)})`), table(one.table, view)) : table(one.table, view);
    case 'ladder': return ladderPicture(one);
    case 'validity': return el('div', {}, el('p', {}, clean(one.title)), validityPicture(one), table(one.table, view));
    case 'bars': return el('div', {}, barsPicture(one), el('details', {}, el('summary', {}, view.t('page.asTable')), table(one.table, view)));
  }
}

function table({ caption, head, rows, more }: Table, { t }: View): Markup {
  const longest = head.map((cell, at) => Math.max(clean(cell).length, ...rows.map((row) => row[at]?.length ?? 0)));
  const look = longest.map((length) => (length > WIDE ? { class: 'wide' } : length <= TIGHT ? { class: 'tight' } : {}));
  return el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': clean(caption) },
    el('table', {}, el('caption', {}, clean(caption)), el('thead', {}, el('tr', {}, head.map((cell, at) => el('th', { scope: 'col', ...look[at] }, clean(cell))))),
      el('tbody', {}, rows.map((row) => el('tr', {}, row.map((cell, at) => el('td', look[at], words(cell))))))),
    more !== undefined && el('p', { class: 'muted' }, t('page.more', { count: more })));
}

/** Parts that are not torn apart where a line ends: browsers break after each hyphen. */
const DATES = /(\d{4}-\d\d-\d\d)/;
const NAMES = /([^\s:]+[-.][^\s:]+)/;

/** A text as it stands in running words. */
function words(text: string): (Markup | string)[] {
  return whole(clean(text), DATES);
}

/** A cleaned text whose matches of `parts` (one group, not global) stay in one line where there is room. */
function whole(text: string, parts: RegExp): (Markup | string)[] {
  return text.split(parts).map((part, at) => (at % 2 === 1 ? el('span', { class: 'whole' }, part) : part));
}

function clean(text: string): string {
  return oneLine(text, 4000);
}
