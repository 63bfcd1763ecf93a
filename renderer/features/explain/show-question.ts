/** Puts the focus on a question of the case, or on the box to paste into; opens what folds it away. */
export function showQuestion(name: string): void {
  const place = document.querySelector<HTMLElement>(`[data-question="${CSS.escape(name)}"]`);
  if (!place) return;
  for (let fold = place.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
  place.scrollIntoView({ block: 'center' });
  (place.querySelector<HTMLElement>('input:checked, textarea') ?? place.querySelector<HTMLElement>('input, button') ?? place).focus({ preventScroll: true });
}
