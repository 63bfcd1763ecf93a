import type { PracticeState } from '../../../practice/model/state.ts';
import { userAddress } from '../../../practice/names.ts';
import { portPlan } from '../../../practice/wire/network-plan.ts';

const RDP_PORT = 3389;
/** Where the technician's probe comes from. */
const PROBE = '10.0.8.31';

type Row = Record<string, string | number | null>;

export interface ProbeTraces {
  readonly core: Row[];
  readonly manager: Row[];
}

/**
 * What a connection that reaches the host leaves in its logs (events 131 and 261): every probe does. None where the way leads elsewhere or is closed.
 * The rows carry no time: a practice host keeps no log of its visits, and whichever probe the logs are held against, also one of hours ago, did arrive.
 */
export function probeTraces(state: PracticeState, typed: { readonly host: string; readonly port?: number | undefined }): ProbeTraces {
  const address = userAddress(state, typed.host);
  const route = address === null ? undefined : state.network.routes[address];
  const plan = address === null ? null : portPlan(state, address, typed.port ?? RDP_PORT);
  if (address === null || route?.to !== 'host' || (plan?.kind !== 'serves' && plan?.kind !== 'proxied')) return { core: [], manager: [] };
  const clientIp = route.front ? address : PROBE;
  return { core: [{ id: 131, at: null, clientIp, code: null, component: null, tlsVersion: null }], manager: [{ id: 261, at: null, clientIp: null }] };
}
