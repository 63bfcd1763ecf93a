import { MARKS, TONES, type Block } from '../page/blocks.ts';
import { el, type Markup } from './markup.ts';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** Height of a rung, in the picture's own units. */
const RUNG = 36;

/** The ladder: a mark, the stage and the state's word on each rung, top to bottom. */
export function ladderPicture({ title, rungs }: Of<'ladder'>): Markup {
  const height = Math.max(1, rungs.length) * RUNG;
  const label = `${title}: ${rungs.map((one) => `${one.label} ${one.word}`).join(', ')}`;
  return el('svg', { viewBox: `0 0 320 ${height}`, role: 'img', 'aria-label': label },
    rungs.length > 1 && el('line', { x1: 18, y1: RUNG / 2, x2: 18, y2: height - RUNG / 2, class: 'rail' }),
    rungs.map((one, at) => {
      const y = at * RUNG + RUNG / 2;
      return [el('circle', { cx: 18, cy: y, r: 12, class: `f-${TONES[one.state]}` }), el('text', { x: 18, y: y + 5, class: 'mark' }, MARKS[one.state]), el('text', { x: 42, y: y + 5 }, one.label), el('text', { x: 190, y: y + 5, class: 's-muted' }, one.word)];
    }));
}

/** When the certificate is good, and when it was looked at. */
export function validityPicture({ title, from, to, at }: Of<'validity'>): Markup {
  const [start, end] = [Math.min(from, at), Math.max(to, at)];
  const x = (ms: number): number => Math.round((20 + ((ms - start) / (end - start)) * 560) * 10) / 10;
  const good = at >= from && at <= to;
  return el('svg', { viewBox: '0 0 600 36', role: 'img', 'aria-label': title, class: 'bar' },
    el('rect', { x: 0, y: 11, width: 600, height: 14, class: 'track' }),
    el('rect', { x: x(from), y: 11, width: Math.max(2, x(to) - x(from)), height: 14, class: good ? 'f-pass' : 'f-fail' }),
    el('line', { x1: x(at), y1: 3, x2: x(at), y2: 33, class: 'moment' }));
}

/** A bar for each cause, its title and its strength beside it. */
export function barsPicture({ title, bars }: Of<'bars'>): Markup {
  return el('ul', { class: 'bars', 'aria-label': title }, bars.map((one) =>
    el('li', {}, el('span', {}, one.label),
      el('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, el('rect', { x: 0, y: 0, width: 100, height: 10, class: 'track' }), el('rect', { x: 0, y: 0, width: Math.round(one.share * 100), height: 10, class: 'bar' })),
      el('span', {}, one.word))));
}
