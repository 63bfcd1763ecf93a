/** A field gives its value when it is left: leaves it and comes back, so that what was typed last counts too. */
export async function takeTyped(): Promise<void> {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
    field.blur();
    field.focus();
  }
  // The form hears of it in a task of its own, also of a field that was left a moment ago.
  await new Promise((resolve) => { setTimeout(resolve); });
}
