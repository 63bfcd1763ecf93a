import { practiceStore } from '../../practice/store/practice-store.ts';
import { userAddress } from '../../practice/names.ts';
import { loopbackServer } from '../../practice/wire/loopback-server.ts';
import { portPlan } from '../../practice/wire/network-plan.ts';

/** A practice host answers a real client on this computer's loopback address. `dead`: the name leads nowhere there; `closed`: nothing answers at the port. */
export type PracticeServing = { ok: true; port: number; close(): Promise<void> } | { ok: false; because: 'dead' | 'closed' | 'unreadable' };

/** Opens what a user's client would reach at `host` and `port` in the practice network. */
export async function servePracticeAddress(name: string, host: string, port: number, dataDir: string): Promise<PracticeServing> {
  const store = practiceStore(name, dataDir);
  const first = store.ok ? await store.value.load() : store;
  if (!store.ok || !first.ok) return { ok: false, because: 'unreadable' };
  const address = userAddress(first.value, host);
  if (address === null) return { ok: false, because: 'dead' };
  const plan = async () => {
    const state = await store.value.load();
    return state.ok ? portPlan(state.value, address, port) : null;
  };
  const now = await plan();
  if (now === null || now.kind === 'refused' || now.kind === 'filtered') return { ok: false, because: 'closed' };
  const server = await loopbackServer(plan);
  await server.follow(now.kind);
  return { ok: true, port: server.port, close: () => server.close() };
}
