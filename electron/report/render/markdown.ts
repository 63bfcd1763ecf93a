import { MARKS, type Block, type Table } from '../page/blocks.ts';
import { pageOf } from '../page/page.ts';
import { oneLine, type View } from '../view.ts';

/** The report as Markdown (CommonMark with tables). Nothing of a value can become a link, a heading, an image or HTML. */
export function renderMarkdown(view: View): string {
  const page = pageOf(view);
  const parts = [`# ${escaped(page.title)}`, page.about.map(escaped).join(' · '), `**${escaped(page.standing.text)}**`];
  for (const { heading, blocks } of page.sections) parts.push(`## ${escaped(heading)}`, ...blocks.map((one) => block(one, view)));
  return `${parts.join('\n\n')}\n`;
}

function block(one: Block, view: View): string {
  switch (one.kind) {
    case 'text': return one.strong ? `**${escaped(one.text)}**` : escaped(one.text);
    case 'list': return one.items.map((item, at) => `${one.numbered ? `${at + 1}.` : '-'} ${escaped(item)}`).join('\n');
    case 'lines': return one.text.split('\n').map((line) => `    ${oneLine(line, 4000)}`).join('\n');
    case 'table': return table(one.table, view);
    case 'ladder': return `### ${escaped(one.title)}\n\n${one.rungs.map((rung) => `${MARKS[rung.state] === '!' ? '\\!' : MARKS[rung.state]} ${escaped(rung.label)}`).join(' → ')}\n\n${table(one.table, view)}`;
    case 'validity': return `${escaped(one.title)}\n\n${table(one.table, view)}`;
    case 'bars': return table(one.table, view);
  }
}

function table({ head, rows, more }: Table, { t }: View): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => escaped(cell) || ' ').join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n') + (more === undefined ? '' : `\n\n${escaped(t('page.more', { count: more }))}`);
}

/** Every character that Markdown or HTML could take for a mark; dots and signs only where a line could begin with them. A full stop inside `www.` or a scheme is broken too, for renderers that make links of bare text. */
function escaped(text: string): string {
  return oneLine(text, 4000).replace(/[\\`*_{}[\]|~#!$^]/g, '\\$&').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/^(\s*)([-+=]|\d+[.)](?=\s|$))/, (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    .replace(/:\/\//g, '&#58;//').replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}&#46;`).replace(/@/g, '&#64;');
}
