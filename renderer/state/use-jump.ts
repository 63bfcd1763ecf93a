import { create } from 'zustand';

interface JumpState {
  /** The fact to show; null when nothing was asked for. */
  readonly fact: string | null;
  /** Counts up, so that the same fact can be asked for twice. */
  readonly count: number;
  readonly to: (fact: string) => void;
}

/** Where the eye is sent: a fact named by a piece of evidence. Rows that hold it open themselves. */
export const useJump = create<JumpState>()((set) => ({
  fact: null,
  count: 0,
  to: (fact) => set(({ count }) => ({ fact, count: count + 1 })),
}));
