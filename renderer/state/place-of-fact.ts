import type { Stage } from '../../preload/contract/stages.ts';
import { stageOfFact } from './ladder-view.ts';

/** Where a fact is shown. */
export type FactPlace = { readonly kind: 'stage'; readonly stage: Stage } | { readonly kind: 'question'; readonly name: string } | { readonly kind: 'error' } | { readonly kind: 'table' };

/** Facts of the wire stand behind their rung, answers at their question, codes at the pasted error, all others in the table. */
export function placeOfFact(name: string): FactPlace {
  if (name.startsWith('scope.')) return { kind: 'question', name };
  if (name.startsWith('code.')) return { kind: 'error' };
  const stage = stageOfFact({ name });
  return stage ? { kind: 'stage', stage } : { kind: 'table' };
}
