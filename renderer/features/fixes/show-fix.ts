/** Opens a fix of the case and puts the focus on it; one that is not offered lies in a fold, which is opened and takes the focus. */
export function showFix(id: string): void {
  const fold = document.querySelector<HTMLElement>(`[data-fix="${CSS.escape(id)}"]`)?.closest('details');
  if (!fold) return;
  fold.open = true;
  const summary = fold.querySelector('summary');
  summary?.focus({ preventScroll: true });
  summary?.scrollIntoView({ block: 'start' });
}
