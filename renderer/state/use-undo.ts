import { create } from 'zustand';
import type { ThreeWay, UndoChoice } from '../../preload/contract/applied.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import type { JournalRow, Undone } from '../../preload/contract/fixing.ts';
import { call } from '../bridge.ts';
import { useJournal } from './use-journal.ts';

/** How far an undo is. `changed`: somebody changed a value since, and nothing was done yet. */
export type UndoPhase =
  | { readonly kind: 'asking' }
  | { readonly kind: 'running'; readonly since: number }
  | { readonly kind: 'changed'; readonly values: readonly ThreeWay[] }
  | { readonly kind: 'done'; readonly result: Undone }
  | { readonly kind: 'failed'; readonly error: CallError };

interface UndoState {
  /** The entry that is to be undone; null: no dialog. */
  readonly row: JournalRow | null;
  readonly phase: UndoPhase;
  readonly ask: (row: JournalRow) => void;
  readonly run: (choose?: UndoChoice) => Promise<void>;
  readonly close: () => void;
}

/** The undo of one entry, from the question to what came of it. */
export const useUndo = create<UndoState>()((set, get) => ({
  row: null,
  phase: { kind: 'asking' },
  ask: (row) => set({ row, phase: { kind: 'asking' } }),
  async run(choose) {
    const { row } = get();
    if (!row || get().phase.kind === 'running') return;
    set({ phase: { kind: 'running', since: performance.now() } });
    const answer = await call('journal.undo', { machine: row.machine, entry: row.id, ...(choose && { choose }) });
    set({ phase: phaseOf(answer, choose) });
    await useJournal.getState().load();
  },
  // A run cannot be left: its end is said here.
  close: () => set((state) => (state.phase.kind === 'running' ? state : { row: null })),
}));

function phaseOf(answer: Awaited<ReturnType<typeof call<'journal.undo'>>>, choose: UndoChoice | undefined): UndoPhase {
  if (!answer.ok) return { kind: 'failed', error: answer.error };
  const { outcome, values } = answer.value;
  return outcome === 'refused' && choose === undefined && values.length > 0 ? { kind: 'changed', values } : { kind: 'done', result: answer.value };
}
