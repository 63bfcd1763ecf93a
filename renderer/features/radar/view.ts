import type { RadarState, RadarWindowRow } from '../../../preload/contract/radar-window.ts';
import { STATES } from './state-of-row.ts';

export const COLUMNS = ['host', 'issuer', 'end', 'calendar', 'days', 'state', 'name', 'build'] as const;
export type Column = (typeof COLUMNS)[number];

/** What of the rows is shown, and in which order; without `sort` as they came. */
export interface Query {
  readonly text: string;
  readonly state: RadarState | 'all' | 'attention';
  readonly sort: { readonly column: Column; readonly descending: boolean } | null;
}

/** Places of rows in their list, filtered and ordered, with what they were made from. */
export interface View {
  readonly query: Query;
  readonly rows: readonly RadarWindowRow[];
  readonly places: readonly number[];
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * The rows that a query shows. Where rows were only added to those of `previous`, the new ones alone are filtered and ordered and then merged,
 * so that a batch costs what a batch is worth.
 */
export function viewOf(rows: readonly RadarWindowRow[], query: Query, previous: View | null): View {
  const grown = previous !== null && previous.query === query && isPrefix(previous.rows, rows);
  const from = grown ? previous.rows.length : 0;
  const matches = matcher(query);
  const added: number[] = [];
  for (let place = from; place < rows.length; place++) {
    const row = rows[place];
    if (row && matches(row)) added.push(place);
  }
  const order = orderOf(rows, query.sort);
  if (order) added.sort(order);
  const old = grown ? previous.places : [];
  return { query, rows, places: order ? merged(old, added, order) : [...old, ...added] };
}

/** Rows are never changed in place: the same first and last row mean the same beginning. */
function isPrefix(before: readonly RadarWindowRow[], now: readonly RadarWindowRow[]): boolean {
  return before.length <= now.length && before[0] === now[0] && before.at(-1) === now[before.length - 1];
}

function matcher({ text, state }: Query): (row: RadarWindowRow) => boolean {
  const wanted = text.trim().toLowerCase();
  const textOf = ({ host, port, issuer, computerName, osVersion, verdict, sha1 }: RadarWindowRow) => `${host}:${port} ${issuer ?? ''} ${computerName ?? ''} ${osVersion ?? ''} ${verdict} ${sha1 ?? ''}`.toLowerCase();
  return (row) => (state === 'all' || (state === 'attention' ? row.state !== 'ok' : row.state === state)) && (wanted === '' || textOf(row).includes(wanted));
}

/** What is not known comes last, whichever way round. */
function orderOf(rows: readonly RadarWindowRow[], sort: Query['sort']): ((a: number, b: number) => number) | null {
  if (!sort) return null;
  const direction = sort.descending ? -1 : 1;
  const value = VALUES[sort.column];
  return (a, b) => {
    const [one, other] = [rows[a], rows[b]];
    if (!one || !other) return a - b;
    const [x, y] = [value(one), value(other)];
    if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1;
    const by = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
    return by === 0 ? a - b : by * direction;
  };
}

const endOf = ({ notAfter }: RadarWindowRow): number | null => {
  const end = notAfter === null ? Number.NaN : Date.parse(notAfter);
  return Number.isNaN(end) ? null : end;
};

const VALUES: Readonly<Record<Column, (row: RadarWindowRow) => string | number | null>> = {
  host: ({ host, port }) => `${host}:${port}`,
  issuer: ({ issuer }) => issuer,
  end: endOf,
  calendar: endOf,
  days: endOf,
  state: ({ state }) => STATES.indexOf(state),
  name: ({ computerName }) => computerName,
  build: ({ osVersion }) => osVersion,
};

function merged(a: readonly number[], b: readonly number[], order: (x: number, y: number) => number): number[] {
  const out: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (order(x, y) <= 0) {
      out.push(x);
      i++;
    } else {
      out.push(y);
      j++;
    }
  }
  for (; i < a.length; i++) out.push(a[i] ?? 0);
  for (; j < b.length; j++) out.push(b[j] ?? 0);
  return out;
}
