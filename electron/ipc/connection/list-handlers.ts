import { KNOWN_KEYS } from '../../profile/keys/known-keys.ts';
import { isSecret } from '../../profile/keys/secret-keys.ts';
import { showable } from '../../locale/clean-text.ts';
import { describeEntry } from '../../profile/store/profile-store.ts';
import { done, type Handlers } from '../answer.ts';
import { storeRefusal, type ConnectionParts } from './ports.ts';

type ListChannels = 'connection.keys' | 'connection.list' | 'connection.rename' | 'connection.pin' | 'connection.delete';

/** The stored profiles, and the settings a profile can have. */
export function listHandlers({ store }: ConnectionParts): Pick<Handlers, ListChannels> {
  const keys = KNOWN_KEYS.map((one) => ({
    key: one.key, type: one.type, group: one.group, values: one.values ? [...one.values] : null, range: one.range ? ([one.range[0], one.range[1]] as [number, number]) : null, isAddress: one.form === 'address', secret: isSecret(one.key),
  }));
  const shown = async (work: ReturnType<ConnectionParts['store']['pin']>) => {
    const entry = await work;
    return entry.ok ? done(describeEntry(entry.value, new Date())) : storeRefusal(entry);
  };
  return {
    'connection.keys': () => done({ keys }),
    'connection.list': async () => {
      const read = await store.list();
      return read.ok ? done({ profiles: read.value.profiles, notices: [...read.value.notices] }) : storeRefusal(read);
    },
    'connection.rename': ({ id, name }) => shown(store.rename(id, showable(name, 120))),
    'connection.pin': ({ id, pinned }) => shown(store.pin(id, pinned)),
    'connection.delete': async ({ id }) => {
      const removed = await store.remove(id);
      return removed.ok ? done(removed.value) : storeRefusal(removed);
    },
  };
}
