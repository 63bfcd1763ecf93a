import * as z from 'zod';
import type { ClientState } from '../../../practice/model/client.ts';
import type { HostState } from '../../../practice/model/host.ts';
import { base64, networkCategory } from '../../../practice/model/parts.ts';
import type { PracticeState } from '../../../practice/model/state.ts';
import { withHostsEntry } from '../../../practice/windows/hosts-file.ts';
import { PRIMITIVE_ARGS } from '../../primitives.ts';
import { withHost } from './edit.ts';
import { handler, refuse } from './handler.ts';

type Category = HostState['networks'][number]['category'];

function setCategory(state: PracticeState, interfaceIndex: number, category: Category): PracticeState {
  return withHost(state, (host) => ({ ...host, networks: host.networks.map((one) => (one.interfaceIndex === interfaceIndex ? { ...one, category } : one)) }));
}

export const networkSetCategory = handler({
  args: PRIMITIVE_ARGS['network.setCategory'], captured: z.strictObject({ category: networkCategory }),
  read({ host }, { interfaceIndex }) {
    const own = host?.networks.find((one) => one.interfaceIndex === interfaceIndex);
    return own ? { category: own.category } : null;
  },
  apply(state, { interfaceIndex, category }) {
    const own = state.host?.networks.find((one) => one.interfaceIndex === interfaceIndex);
    // Windows sets and leaves this category itself.
    return own?.category === 'DomainAuthenticated' ? refuse('a domain network has no category of its own') : setCategory(state, interfaceIndex, category);
  },
  put: (state, { interfaceIndex }, { category }) => setCategory(state, interfaceIndex, category),
});

function withClient(state: PracticeState, change: Partial<ClientState>): PracticeState {
  return { ...state, client: { ...state.client, ...change } };
}

function setMtu(state: PracticeState, interfaceIndex: number, mtu: number): PracticeState {
  return withClient(state, { adapters: state.client.adapters.map((one) => (one.interfaceIndex === interfaceIndex ? { ...one, mtu } : one)) });
}

export const networkSetMtu = handler({
  args: PRIMITIVE_ARGS['network.setMtu'], captured: z.strictObject({ mtu: z.number().int().min(576).max(9216) }),
  read({ client }, { interfaceIndex }) {
    const own = client.adapters.find((one) => one.interfaceIndex === interfaceIndex);
    return own ? { mtu: own.mtu } : null;
  },
  apply: (state, { interfaceIndex, mtu }) => setMtu(state, interfaceIndex, mtu),
  put: (state, { interfaceIndex }, { mtu }) => setMtu(state, interfaceIndex, mtu),
});

const cacheEntry = z.strictObject({ name: z.string().max(255), address: z.string().max(64), ttl: z.number().int().min(0) });

/** Windows cannot fill its cache again; a practice machine can, so that a lesson can be repeated. */
export const dnsFlush = handler({
  args: PRIMITIVE_ARGS['dns.flush'], captured: z.strictObject({ entries: z.array(cacheEntry).max(200) }),
  read: ({ client }) => ({ entries: client.dnsCache }),
  apply: (state) => withClient(state, { dnsCache: [] }),
  put: (state, _, { entries }) => withClient(state, { dnsCache: entries }),
});

export const hostsSet = handler({
  args: PRIMITIVE_ARGS['hosts.set'], captured: z.strictObject({ bytes: base64.nullable() }),
  read: ({ client }) => ({ bytes: client.hosts }),
  apply: (state, { name, address, tag }) => (address === null && state.client.hosts === null ? state : withClient(state, { hosts: withHostsEntry(state.client.hosts, name, address, tag) })),
  put: (state, _, { bytes }) => withClient(state, { hosts: bytes }),
});
