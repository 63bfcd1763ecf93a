import { create } from 'zustand';
import type { ChannelOutput } from '../../preload/contract/channels.ts';
import type { Draft, RdpClientModel } from '../../preload/contract/connection.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import type { Attempt } from '../../preload/contract/study.ts';
import type { Message } from '../../preload/contract/text.ts';
import { call } from '../bridge.ts';

interface LaunchState {
  /** Null until they were looked for. */
  readonly clients: readonly RdpClientModel[] | null;
  readonly missing: Message | null;
  /** Which of the clients; null for the first. */
  readonly client: RdpClientModel['kind'] | null;
  /** Which address of the list this time; null for the primary. The order never changes by it. */
  readonly address: string | null;
  readonly starting: boolean;
  readonly done: ChannelOutput<'connection.launch'> | null;
  readonly problem: CallError | null;
  /** What the event log says of the attempts since the last start. */
  readonly attempts: readonly Attempt[] | null;
  readonly load: () => Promise<void>;
  readonly choose: (change: Partial<Pick<LaunchState, 'client' | 'address'>>) => void;
  /** Opens the saved profile. */
  readonly start: (draft: Draft) => Promise<void>;
  /** Opens a computer without any file; the draft for it is closed again. */
  readonly quick: (address: string) => Promise<void>;
  readonly readAttempts: () => Promise<void>;
  readonly clear: () => void;
}

const NOTHING = { done: null, problem: null, attempts: null } as const;

/** Starting the system's Remote Desktop program. */
export const useLaunch = create<LaunchState>()((set, get) => {
  const launch = async (draft: Draft, bare: boolean): Promise<void> => {
    const { client, address } = get();
    const { draftId, changes, addresses } = draft;
    const answer = await call('connection.launch', { draftId, changes, addresses, address: bare ? null : address, ...(bare && { bare }), ...(client !== null && { client }) });
    set(answer.ok ? { starting: false, done: answer.value } : { starting: false, problem: answer.error });
  };
  return {
    clients: null, missing: null, client: null, address: null, starting: false, ...NOTHING,
    async load() {
      const answer = await call('connection.clients', {});
      set(answer.ok ? { clients: answer.value.clients, missing: answer.value.missing } : { clients: [], missing: null });
    },
    choose: (change) => set({ ...change, ...NOTHING }),
    async start(draft) {
      if (get().starting) return;
      set({ ...NOTHING, starting: true });
      await launch(draft, false);
    },
    async quick(address) {
      if (get().starting) return;
      set({ ...NOTHING, starting: true });
      const made = await call('connection.new', { address });
      if (!made.ok) return set({ starting: false, problem: made.error });
      await launch(made.value, true);
      await call('connection.close', { draftId: made.value.draftId });
    },
    async readAttempts() {
      const { done } = get();
      if (!done) return;
      const answer = await call('connection.attempts', { since: done.startedAt });
      set(answer.ok ? { attempts: answer.value.attempts } : { problem: answer.error });
    },
    clear: () => set({ ...NOTHING, address: null, starting: false }),
  };
});
