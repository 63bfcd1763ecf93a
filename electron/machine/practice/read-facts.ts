import type { Fact } from '../../../preload/contract/facts.ts';
import type { HostState } from '../../practice/model/host.ts';
import type { PracticeState } from '../../practice/model/state.ts';
import type { ReadOptions } from '../machine.ts';
import { NEEDS_ADMIN, WINDOWS_FACTS, type FactBatch, type WindowsFactName, type WindowsFactSpec } from '../windows-facts.ts';
import { certificateFacts } from './facts/certificate-facts.ts';
import { clientFacts } from './facts/client-facts.ts';
import { eventRows, hostFacts } from './facts/host-facts.ts';
import { networkFacts } from './facts/network-facts.ts';
import { registryFacts } from './facts/registry-facts.ts';
import { probeTraces, type ProbeTraces } from './facts/traces.ts';
import { loopbackProbe } from './loopback-probe.ts';

/** What readers give: a value, or null for a setting that is not there. */
export type FactValues = Partial<Record<WindowsFactName, Fact['value']>>;

const NAMES = Object.keys(WINDOWS_FACTS) as WindowsFactName[];
const specOf = (name: WindowsFactName): WindowsFactSpec => WINDOWS_FACTS[name];
const inBatch = (batch: FactBatch) => NAMES.filter((name) => specOf(name).batch === batch);

/** The facts of one batch as a reader of Windows would give them; `typed` is what the user connects to. Facts of a host that is no Windows host are unknown. */
export async function readPracticeFacts(state: PracticeState, typed: { readonly host: string; readonly port?: number | undefined }, options: ReadOptions): Promise<Fact[]> {
  const { batch, target, signal } = options;
  const at = new Date().toISOString();
  const { host, client } = state;
  const values: FactValues = {
    ...clientFacts(client, target), ...(client.readings as FactValues), 'name.servers': [state.network.dnsServer],
    ...(host ? { ...(host.readings as FactValues), ...hostFacts(host), ...registryFacts(host), ...certificateFacts(host), ...networkFacts(host) } : {}),
    ...(host ? withTraces(host, probeTraces(state, typed)) : {}),
    ...(batch === 'onRequest' && host ? await loopbackProbe(host, signal) : {}),
  };
  const elevated = values['process.elevated'] !== false;
  return inBatch(batch).map((name) => {
    if (specOf(name).admin && !elevated) return unknown(name, at, NEEDS_ADMIN);
    const value = values[name];
    if (value === undefined) return unknown(name, at, host === null && specOf(name).check.startsWith('h') ? 'the far end is not a Windows host' : 'not part of this practice host');
    // Null was read: there is no such value, and Windows' own default is in force.
    return { name, value, source: 'windows', at };
  });
}

/** The newest events first, as the logs are read. */
function withTraces(host: HostState, traces: ProbeTraces): FactValues {
  return { 'events.rdpCore': [...traces.core, ...eventRows(host, 'rdpCore')], 'events.connectionManager': [...traces.manager, ...eventRows(host, 'connectionManager')] };
}

/** Every fact of a batch, none of them read. */
export function unreadable(batch: FactBatch, because: string): Fact[] {
  const at = new Date().toISOString();
  return inBatch(batch).map((name) => unknown(name, at, because));
}

function unknown(name: string, at: string, because: string): Fact {
  return { name, value: null, source: 'windows', at, unknown: because };
}
