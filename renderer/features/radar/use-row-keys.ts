import { useEffect, useRef, type RefObject } from 'react';

interface Rows {
  /** The rows in their order, each by what its button is marked with. */
  readonly places: readonly number[];
  readonly active: number;
  readonly box: RefObject<HTMLElement | null>;
  /** Brings a row into the page as the one that Tab reaches. */
  readonly choose: (place: number) => void;
}

const PAGE = 10;
const STEPS: Readonly<Record<string, (active: number, last: number) => number>> = {
  ArrowDown: (active, last) => Math.min(last, active + 1),
  ArrowUp: (active) => Math.max(0, active - 1),
  PageDown: (active, last) => Math.min(last, active + PAGE),
  PageUp: (active) => Math.max(0, active - PAGE),
  Home: () => 0,
  End: (_active, last) => last,
};

/** Moves the focus between rows, also to those that are not in the page yet. */
export function useRowKeys(rows: Rows): void {
  const latest = useRef(rows);
  /** The row that the focus is on its way to. */
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    latest.current = rows;
    if (wanted.current === null) return;
    const button = rows.box.current?.querySelector<HTMLElement>(`[data-place="${wanted.current}"]`);
    if (!button) return;
    wanted.current = null;
    button.focus({ preventScroll: true });
    button.closest('tr')?.scrollIntoView({ block: 'nearest' });
  });
  const { box } = rows;
  useEffect(() => {
    const element = box.current;
    const placeOf = (target: EventTarget | null) => (target instanceof HTMLElement ? target.dataset['place'] : undefined);
    const press = (event: KeyboardEvent) => {
      const { places, active, choose } = latest.current;
      if (isCopy(event) && event.target instanceof HTMLElement && placeOf(event.target) !== undefined) {
        event.preventDefault();
        return void navigator.clipboard.writeText(rowText(event.target)).catch(() => {});
      }
      const step = Object.hasOwn(STEPS, event.key) && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey ? STEPS[event.key] : undefined;
      if (!step || placeOf(event.target) === undefined) return;
      const next = step(active, places.length - 1);
      const place = places[next];
      if (place === undefined) return;
      event.preventDefault();
      wanted.current = place;
      choose(place);
    };
    const focus = ({ target }: FocusEvent) => {
      const place = placeOf(target);
      if (place !== undefined) latest.current.choose(Number(place));
    };
    element?.addEventListener('keydown', press);
    element?.addEventListener('focusin', focus);
    return () => {
      element?.removeEventListener('keydown', press);
      element?.removeEventListener('focusin', focus);
    };
  }, [box]);
}

/** Ctrl+C where nothing is selected: the row. */
function isCopy({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'c' && (ctrlKey || metaKey) && !altKey && !shiftKey && String(getSelection()) === '';
}

/** A row's cells as they are shown, for a ticket or a sheet. */
function rowText(button: HTMLElement): string {
  return Array.from(button.closest('tr')?.cells ?? [], (cell) => cell.innerText.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '').join('\t');
}
