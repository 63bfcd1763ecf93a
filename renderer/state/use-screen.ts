import { create } from 'zustand';

export type Screen = 'start' | 'case' | 'practice' | 'settings' | 'help';

interface ScreenState {
  readonly screen: Screen;
  readonly past: readonly Screen[];
  readonly show: (screen: Screen) => void;
  readonly back: () => void;
}

const MAX_PAST = 20;

/** Which screen is shown, and the way back. */
export const useScreen = create<ScreenState>()((set) => ({
  screen: 'start',
  past: [],
  show: (screen) => set((state) => (state.screen === screen ? state : { screen, past: [...state.past, state.screen].slice(-MAX_PAST) })),
  back: () => set(({ past, screen }) => ({ screen: past.at(-1) ?? screen, past: past.slice(0, -1) })),
}));
