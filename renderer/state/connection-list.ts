import { create } from 'zustand';
import type { StoredProfile } from '../../preload/contract/connection.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import type { Message } from '../../preload/contract/text.ts';
import { call } from '../bridge.ts';
import { inOrder } from './connection-order.ts';

interface ProfilesState {
  /** In their order; null until they were read. */
  readonly profiles: readonly StoredProfile[] | null;
  readonly notices: readonly Message[];
  readonly problem: CallError | null;
  /** Where the file of the profile that was deleted last can be found. */
  readonly backup: { readonly name: string; readonly path: string } | null;
  readonly load: () => Promise<void>;
  readonly pin: (profile: StoredProfile) => Promise<void>;
  /** True when it has the new name. */
  readonly rename: (id: string, name: string) => Promise<boolean>;
  readonly remove: (profile: StoredProfile) => Promise<void>;
}

/** The stored profiles. */
export const useProfiles = create<ProfilesState>()((set, get) => {
  const put = (one: StoredProfile): void => set(({ profiles }) => ({ profiles: profiles && inOrder(profiles.map((other) => (other.id === one.id ? one : other))), problem: null }));
  return {
    profiles: null, notices: [], problem: null, backup: null,
    async load() {
      const answer = await call('connection.list', {});
      if (answer.ok) set({ profiles: inOrder(answer.value.profiles), notices: answer.value.notices, problem: null });
      else set({ profiles: get().profiles ?? [], problem: answer.error });
    },
    async pin({ id, pinned }) {
      const answer = await call('connection.pin', { id, pinned: !pinned });
      if (answer.ok) put(answer.value);
      else set({ problem: answer.error });
    },
    async rename(id, name) {
      const answer = await call('connection.rename', { id, name });
      if (answer.ok) put(answer.value);
      else set({ problem: answer.error });
      return answer.ok;
    },
    async remove({ id, name }) {
      const answer = await call('connection.delete', { id });
      if (!answer.ok) return set({ problem: answer.error });
      set(({ profiles }) => ({ profiles: profiles?.filter((one) => one.id !== id) ?? null, backup: { name, path: answer.value.backup }, problem: null }));
    },
  };
});
