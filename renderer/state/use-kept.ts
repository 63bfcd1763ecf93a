import { create } from 'zustand';
import type { DraftOffer } from '../../preload/contract/case-draft.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import type { Message } from '../../preload/contract/text.ts';
import { afterPaint } from '../after-paint.ts';
import { call } from '../bridge.ts';

interface KeptState {
  /** What was kept of a case when the app ended without saying so; null once it was decided about. */
  readonly offer: DraftOffer | null;
  /** Whether there was an offer since the start: it says more than the notice of a crash. */
  readonly wasOffered: boolean;
  /** Why what was kept could not be read. */
  readonly notice: Message | null;
  readonly error: CallError | null;
  readonly discarded: boolean;
  readonly load: () => Promise<void>;
  /** Asks again whether it is still there, after something was deleted. */
  readonly look: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

/** The draft of a case that a crash left behind. (Opening it: features/kept, which is fetched only where there is one.) */
export const useKept = create<KeptState>()((set, get) => ({
  offer: null, wasOffered: false, notice: null, error: null, discarded: false,
  async load() {
    const answer = await call('draft.offered', {});
    if (answer.ok) set(({ wasOffered }) => ({ ...answer.value, wasOffered: wasOffered || answer.value.offer !== null }));
  },
  async look() {
    if (get().offer) await get().load();
  },
  async discard() {
    const answer = await call('draft.discard', {});
    set(answer.ok ? { offer: null, error: null, discarded: true } : { error: answer.error });
  },
}));

/** Looks for it once the first screen has been painted: nobody waits for it. */
export function lookForKept(): void {
  afterPaint(() => void useKept.getState().load());
}
