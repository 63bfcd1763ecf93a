import { create } from 'zustand';
import type { ChannelOutput } from '../../preload/contract/channels.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import type { JournalListRow, UnderWay } from '../../preload/contract/fixing.ts';
import { call, onEvent } from '../bridge.ts';

/** Rows that are asked for at once. */
const PAGE = 100;
/** How often the journal is read again while a run is under way, ms. */
const FOLLOW_MS = 1_500;

type Listed = ChannelOutput<'journal.list'>;

interface JournalState {
  readonly filter: string;
  /** The newest first; a row that was not asked for yet is undefined. */
  readonly rows: readonly (JournalListRow | undefined)[];
  readonly total: number;
  /** Null until the journal was read once. */
  readonly check: Listed['check'] | null;
  readonly underWay: readonly UnderWay[];
  readonly error: CallError | null;
  /** Entries that are unfolded, by id. */
  readonly open: ReadonlySet<string>;
  /** Reads the journal anew; what is shown stays until it is there. */
  readonly load: () => Promise<void>;
  readonly setFilter: (filter: string) => void;
  /** Asks for the rows in sight that are not there. */
  readonly need: (first: number, last: number) => void;
  readonly toggle: (id: string) => void;
}

let question = 0;
const asked = new Set<number>();
/** The filter that the rows belong to. */
let shownFilter = '';
let following: ReturnType<typeof setTimeout> | undefined;

/** The journal as the screen shows it: pages of a list that may be long. */
export const useJournal = create<JournalState>()((set, get) => {
  const page = async (number: number, own: number) => {
    const answer = await call('journal.list', { filter: get().filter, offset: number * PAGE, limit: PAGE });
    if (own !== question) return;
    if (!answer.ok) {
      asked.delete(number);
      set({ error: answer.error });
      return;
    }
    const { rows, matching, total, check, underWay } = answer.value;
    set((state) => {
      // Rows of another filter are at other places.
      const kept = shownFilter === state.filter ? state.rows : [];
      shownFilter = state.filter;
      const all: (JournalListRow | undefined)[] = Array.from({ length: matching }, (_, at) => kept[at]);
      for (const [at, row] of rows.entries()) all[number * PAGE + at] = row;
      return { rows: all, total, check, underWay, error: null };
    });
    follow(underWay.length > 0);
  };
  const follow = (wanted: boolean) => {
    clearTimeout(following);
    if (wanted) following = setTimeout(() => void get().load(), FOLLOW_MS);
  };
  return {
    filter: '', rows: [], total: 0, check: null, underWay: [], error: null, open: new Set(),
    async load() {
      question += 1;
      asked.clear();
      asked.add(0);
      await page(0, question);
    },
    setFilter(filter) {
      set({ filter });
      void get().load();
    },
    need(first, last) {
      for (let number = Math.floor(first / PAGE); number <= Math.floor(last / PAGE); number += 1) {
        if (asked.has(number)) continue;
        asked.add(number);
        void page(number, question);
      }
    },
    toggle: (id) => set(({ open }) => {
      const next = new Set(open);
      if (!next.delete(id)) next.add(id);
      return { open: next };
    }),
  };
});

/** Reads the journal again when a change of this window has ended, where it was shown before. */
export function followChanges(): void {
  onEvent('fix:event', ({ event }) => {
    if (event.type !== 'step' && useJournal.getState().check) void useJournal.getState().load();
  });
}
