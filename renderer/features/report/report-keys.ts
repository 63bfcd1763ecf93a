/** Hears Ctrl+E and Ctrl+Shift+C on the screens that have a report; gives back how to stop. */
export function onReportKey(does: { readonly export: () => void; readonly ticket: () => void }): () => void {
  const press = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || event.defaultPrevented || document.querySelector('[role=dialog], [role=alertdialog]')) return;
    const key = event.key.toLowerCase();
    if (key === 'e' && !event.shiftKey) does.export();
    else if (key === 'c' && event.shiftKey) does.ticket();
    else return;
    event.preventDefault();
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}
