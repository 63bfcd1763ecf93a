import { create } from 'zustand';
import type { AddressChoice, AddressEvent, FallbackOffer, MatrixEvent } from '../../preload/contract/connection.ts';
import type { Mode } from '../../preload/contract/diagnosis.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import type { Fact } from '../../preload/contract/facts.ts';
import type { AddressesModel, AddressRow } from '../../preload/contract/profile.ts';
import { call, onEvent } from '../bridge.ts';
import type { Edits } from './connection-edits.ts';

/** One run of the address matrix, from its start to its end. */
export interface Matrix {
  readonly running: boolean;
  readonly mode: Mode;
  /** What is probed, in its order. */
  readonly asks: readonly string[];
  readonly rows: readonly AddressRow[];
  readonly result: AddressesModel | null;
  readonly choice: AddressChoice | null;
  readonly offers: readonly FallbackOffer[];
  readonly error: CallError | null;
}

interface MatrixState {
  readonly matrix: Matrix | null;
  /** What Windows makes of the primary's name. */
  readonly names: { readonly facts: readonly Fact[]; readonly error: CallError | null; readonly reading: boolean } | null;
  readonly start: (draftId: string, edits: Edits, mode: Mode) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly readNames: (draftId: string, edits: Edits) => Promise<void>;
  readonly clear: () => void;
}

const EMPTY = { asks: [], rows: [], result: null, choice: null, offers: [], error: null } as const;

/** A matrix after one more event. */
export function advance(matrix: Matrix, event: MatrixEvent): Matrix {
  switch (event.type) {
    case 'started': return { ...matrix, asks: event.asks };
    case 'rows': return { ...matrix, rows: [...matrix.rows, ...event.rows] };
    case 'finished': return { ...matrix, running: false, rows: event.result.rows, result: event.result, choice: event.choice, offers: event.offers };
    case 'failed': return { ...matrix, running: false, error: event.error };
  }
}

/** The names and addresses that no row tells of yet. */
export function pending({ running, asks, rows }: Matrix): readonly string[] {
  return running ? [...new Set(asks)].filter((ask) => !rows.some((row) => row.name === ask)) : [];
}

/** The address matrix of the draft that is open. */
export const useMatrix = create<MatrixState>()((set, get) => {
  let runId: string | null = null;
  let held: AddressEvent[] | null = null;
  let turn = 0;
  let listening = false;
  const hear = (one: AddressEvent): void => {
    // The first events may be here before the answer that says which run is ours.
    if (held) held.push(one);
    else if (one.runId === runId) set(({ matrix }) => ({ matrix: matrix && advance(matrix, one.event) }));
  };
  return {
    matrix: null, names: null,
    async start(draftId, edits, mode) {
      if (!listening) onEvent('address:event', hear);
      listening = true;
      turn += 1;
      const mine = turn;
      held = [];
      set({ matrix: { ...EMPTY, running: true, mode } });
      const answer = await call('connection.addresses', { draftId, changes: [...edits.changes], addresses: [...edits.addresses], mode });
      if (mine !== turn) return;
      const early = held ?? [];
      held = null;
      if (!answer.ok) return set({ matrix: { ...EMPTY, running: false, mode, error: answer.error } });
      ({ runId } = answer.value);
      for (const one of early) hear(one);
    },
    async stop() {
      if (runId !== null && get().matrix?.running) await call('connection.stop', { runId });
    },
    async readNames(draftId, edits) {
      set({ names: { facts: [], error: null, reading: true } });
      const answer = await call('connection.names', { draftId, changes: [...edits.changes], addresses: [...edits.addresses] });
      set({ names: { facts: answer.ok ? answer.value.facts : [], error: answer.ok ? null : answer.error, reading: false } });
    },
    clear() {
      void get().stop();
      turn += 1;
      held = null;
      runId = null;
      set({ matrix: null, names: null });
    },
  };
});
