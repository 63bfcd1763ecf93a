import type { PracticeServeDocument } from '../../preload/contract/practice.ts';
import { targetOf } from './describe.ts';
import { userAddress } from './names.ts';
import type { PracticeState } from './model/state.ts';
import type { PracticeStore } from './store/practice-store.ts';
import { loopbackServer } from './wire/loopback-server.ts';
import { portPlan } from './wire/network-plan.ts';
import type { PortPlan } from './wire/server-plan.ts';

const STATES: Record<PortPlan['kind'], PracticeServeDocument['state']> = { serves: 'open', proxied: 'open', refused: 'closed', filtered: 'filtered' };
/** How often the port follows a state that another process changed, ms. */
const FOLLOW_MS = 300;

export interface ServeOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly signal: AbortSignal;
}

/** Answers on one loopback port as the practice host answers its user, until the signal aborts. `tell` hears the port's state, now and at each change. */
export async function servePractice(store: PracticeStore, options: ServeOptions, tell: (document: PracticeServeDocument) => void | Promise<void>): Promise<{ ok: true } | { ok: false; code: string }> {
  const { signal } = options;
  const target = targetOf(store.scenario);
  const load = async (): Promise<PracticeState | null> => {
    const read = await store.load();
    return read.ok ? read.value : null;
  };
  const planNow = async (): Promise<PortPlan | null> => {
    const state = await load();
    // Where the name leads nowhere, the address that is known to be right still answers.
    const address = state && (userAddress(state, target.host) ?? Object.keys(state.network.routes)[0]);
    return state && address ? portPlan(state, address, target.port) : null;
  };
  const opened = await loopbackServer(planNow, options.port).catch((error: NodeJS.ErrnoException) => ({ code: error.code ?? 'UNKNOWN' }));
  if ('code' in opened) return { ok: false, code: opened.code };
  let told: string | null = null;
  while (!signal.aborted) {
    const kind = (await planNow())?.kind ?? 'refused';
    await opened.follow(kind);
    if (STATES[kind] !== told) {
      told = STATES[kind];
      await tell({ schema: 'rdp-doctor/practice-serve@1', name: store.scenario.id, address: '127.0.0.1', port: opened.port, target, state: STATES[kind] });
    }
    await nap(FOLLOW_MS, signal);
  }
  await opened.close();
  return { ok: true };
}

function nap(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
