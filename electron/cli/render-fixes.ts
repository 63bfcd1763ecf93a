import type { FixesDocument } from '../../preload/contract/fixes.ts';
import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import type { Translate } from '../locale/translator.ts';

type Row = FixesDocument['fixes'][number];

/** The catalogue for a person: what is offered first, with why; the rest with why not. `known`: a machine or a case was looked at. */
export function renderFixes({ fixes }: FixesDocument, known: boolean, translate: Translate): string {
  const label = (key: string, params?: Record<string, string | number>) => translate(say(`fixes:show.${key}`, params));
  const kind = (fix: Row) => (fix.kind === 'guided' ? label('guided') : label('tier', { tier: fix.tier }));
  const line = (fix: Row) => [`  ${fix.id} (${kind(fix)})  ${fix.title}`, `      ${showable(known ? fix.because : fix.sentence, 1000)}`];
  if (!known) return `${[label('catalogue'), ...fixes.flatMap(line)].join('\n')}\n`;
  const [offered, rest] = [fixes.filter((fix) => fix.offered), fixes.filter((fix) => !fix.offered)];
  const steps = (fix: Row) => (fix.kind === 'guided' ? fix.steps.map((step, index) => `        ${index + 1}. ${step}`) : []);
  return `${[label('offered'), ...offered.flatMap((fix) => [...line(fix), ...steps(fix)]), label('notOffered'), ...rest.flatMap(line)].join('\n')}\n`;
}
