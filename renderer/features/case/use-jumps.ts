import { useEffect } from 'react';
import { placeOfFact, type FactPlace } from '../../state/place-of-fact.ts';
import { useJump } from '../../state/use-jump.ts';
import { showQuestion } from '../explain/show-question.ts';

/** Rows and tables open themselves first; under load that takes a few frames. */
const MAX_FRAMES = 40;

/** Puts the focus on the fact that was asked for, once the part that holds it has opened itself. */
export function useJumps(): void {
  const { fact, count } = useJump();
  useEffect(() => {
    if (fact === null || count === 0) return undefined;
    let left = MAX_FRAMES;
    const look = () => {
      left -= 1;
      if (!showFact(fact, left <= 0) && left > 0) frame = requestAnimationFrame(look);
    };
    let frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [fact, count]);
}

/** True when the fact, or with `otherwise` the step it belongs to, has the focus now. */
function showFact(fact: string, otherwise: boolean): boolean {
  const place = placeOfFact(fact);
  if (place.kind === 'question') {
    showQuestion(place.name);
    return true;
  }
  const target = find(place, CSS.escape(fact)) ?? (otherwise && place.kind === 'stage' ? find({ kind: 'step', stage: place.stage }, '') : null);
  target?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
  return target !== null && document.activeElement === target;
}

function find(place: FactPlace | { readonly kind: 'step'; readonly stage: string }, fact: string): HTMLElement | null {
  const selector = {
    stage: `tr[data-fact="${fact}"]`, step: `tr[data-stage="${'stage' in place ? place.stage : ''}"] [data-row]`, error: '[data-error-text]', question: '[data-question]', table: `tr[data-table-fact="${fact}"]`,
  }[place.kind];
  return document.querySelector<HTMLElement>(selector);
}
