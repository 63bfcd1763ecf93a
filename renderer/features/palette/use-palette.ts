import { create } from 'zustand';
import { usePractice } from '../../state/use-practice.ts';

interface PaletteState {
  readonly open: boolean;
  readonly show: () => void;
  readonly close: () => void;
}

/** Whether the list of commands is open. */
export const usePalette = create<PaletteState>()((set) => ({
  open: false,
  show: () => {
    // The calls of the practice lab are among the commands.
    void usePractice.getState().load();
    set({ open: true });
  },
  close: () => set({ open: false }),
}));
