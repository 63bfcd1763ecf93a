import { create } from 'zustand';

export type Screen = 'start' | 'case' | 'connection' | 'practice' | 'fixes' | 'journal' | 'radar' | 'report' | 'reports' | 'settings' | 'help';

interface ScreenState {
  readonly screen: Screen;
  readonly past: readonly Screen[];
  /** Asks before the shown screen is left, and goes on later or not at all. */
  readonly guard: ((go: () => void) => void) | null;
  readonly show: (screen: Screen) => void;
  readonly back: () => void;
}

const MAX_PAST = 20;

/** Which screen is shown, and the way back. */
export const useScreen = create<ScreenState>()((set, get) => {
  const leave = (go: () => void): void => {
    const { guard } = get();
    if (guard) guard(go);
    else go();
  };
  return {
    screen: 'start',
    past: [],
    guard: null,
    show(screen) {
      if (get().screen !== screen) leave(() => set((state) => ({ screen, past: [...state.past, state.screen].slice(-MAX_PAST) })));
    },
    back() {
      if (get().past.length > 0) leave(() => set(({ past, screen }) => ({ screen: past.at(-1) ?? screen, past: past.slice(0, -1) })));
    },
  };
});
