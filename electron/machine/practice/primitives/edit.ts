import type { HostState } from '../../../practice/model/host.ts';
import type { Registry, RegistryValue } from '../../../practice/model/registry.ts';
import { keyIn } from '../../../practice/windows/registry.ts';
import type { PracticeState } from '../../../practice/model/state.ts';

/** A record with one entry set, or taken out where the value is undefined. */
export function withEntry<T>(record: Record<string, T>, name: string, value: T | undefined): Record<string, T> {
  const { [name]: _, ...rest } = record;
  return value === undefined ? rest : { ...rest, [name]: value };
}

/** The state with its Windows host changed; one without a host stays. */
export function withHost(state: PracticeState, change: (host: HostState) => HostState): PracticeState {
  return state.host ? { ...state, host: change(state.host) } : state;
}

/** The host with one registry value set or, where it is undefined, taken out; a key that is not there is not made for nothing. */
export function withValue(registry: Registry, path: string, name: string, value: RegistryValue | undefined): Registry {
  const key = keyIn(registry, path);
  if (key === undefined && value === undefined) return registry;
  return { ...registry, [key ?? path]: withEntry(key === undefined ? {} : (registry[key] ?? {}), name, value) };
}
