import { create } from 'zustand';

/** Who reads: the technician sees the evidence, the user one plain page. */
export type Level = 'technician' | 'user';
/** Guided shows one next action at a time; expert shows every check. */
export type Way = 'guided' | 'expert';

interface ViewState {
  readonly level: Level;
  readonly way: Way;
  readonly setWay: (way: Way) => void;
  readonly toggleLevel: () => void;
}

/** How a case is looked at. Nothing is run again for it. */
export const useView = create<ViewState>()((set) => ({
  level: 'technician',
  way: 'guided',
  setWay: (way) => set({ way }),
  toggleLevel: () => set(({ level }) => ({ level: level === 'user' ? 'technician' : 'user' })),
}));
