import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressEvent } from '../../../../preload/contract/connection.ts';
import { channels, type ChannelInput, type ChannelName, type ChannelOutput } from '../../../../preload/contract/channels.ts';
import { profileStore } from '../../../profile/store/profile-store.ts';
import type { Handlers } from '../../answer.ts';
import { connectionHandlers } from '../connection-handlers.ts';
import { openDrafts } from '../open-drafts.ts';
import type { ConnectionPorts } from '../ports.ts';

type Name = Extract<ChannelName, `connection.${string}`>;

/** The handlers over a folder of their own, with dialogs that answer at once. */
export function connectionBench(more: Partial<ConnectionPorts> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'rdp-doctor-connection-'));
  const events: AddressEvent[] = [];
  const ports: ConnectionPorts = {
    pickFile: async () => null, pickTarget: async () => null, takeGiven: () => null, documents: () => null, dataDir: join(dir, 'data'), platform: 'linux', codePage: 'windows-1252', thisMachine: () => null,
    clients: async () => ({ clients: [], missing: { key: 'profile:launch.noClient' } }), attempts: async () => ({ ok: true, value: [] }), signers: async () => null, sign: async () => ({ ok: true }),
    send: (event) => { events.push(event); }, report: (defect) => { throw defect; }, ...more,
  };
  const table = connectionHandlers({ ports, store: profileStore(ports.dataDir), drafts: openDrafts() });
  /** Calls as the window does: input and output go through the contract. */
  const call = async <N extends Name>(name: N, input: ChannelInput<N>): Promise<{ ok: true; value: ChannelOutput<N> } | { ok: false; error: { code: string; text?: { key: string } | undefined } }> => {
    const read: unknown = channels[name].input.parse(input);
    const result = await (table[name] as Handlers[Name] as (value: unknown) => ReturnType<Handlers[Name]>)(read);
    return result.ok ? { ok: true, value: channels[name].output.parse(result.value) as ChannelOutput<N> } : result;
  };
  const must = async <N extends Name>(name: N, input: ChannelInput<N>): Promise<ChannelOutput<N>> => {
    const done = await call(name, input);
    if (!done.ok) throw new Error(`${name}: ${JSON.stringify(done.error)}`);
    return done.value;
  };
  return { dir, events, call, must, clear: () => rmSync(dir, { recursive: true, force: true }) };
}
