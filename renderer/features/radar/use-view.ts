import { useDeferredValue, useRef } from 'react';
import type { RadarWindowRow } from '../../../preload/contract/radar-window.ts';
import { viewOf, type Query, type View } from './view.ts';

/** The rows that a query shows; only what came new is filtered and ordered. Typing goes before filtering. */
export function useView(rows: readonly RadarWindowRow[], query: Query): View {
  const asked = useDeferredValue(query);
  const last = useRef<View | null>(null);
  if (last.current?.rows !== rows || last.current.query !== asked) last.current = viewOf(rows, asked, last.current);
  return last.current;
}
