import * as z from 'zod';
import { registryName, registryValue, type Registry, type RegistryValue } from '../../../practice/model/registry.ts';
import { keyIn, nameIn } from '../../../practice/windows/registry.ts';
import type { PracticeState } from '../../../practice/model/state.ts';
import { PRIMITIVE_ARGS, type PrimitiveArgs } from '../../primitives.ts';
import { sideOfKey } from '../side.ts';
import { withEntry, withHost } from './edit.ts';
import { handler, refuse } from './handler.ts';

/** Absent is captured as absent, the key as well as the value. */
const captured = z.strictObject({ key: z.boolean(), name: registryName, value: registryValue.nullable() });
type Place = { path: string; name: string };

function registryOf(state: PracticeState, path: string): Registry | null {
  return sideOfKey(path) === 'client' ? state.client.registry : (state.host?.registry ?? null);
}

function read(state: PracticeState, { path, name }: Place): z.infer<typeof captured> | null {
  const registry = registryOf(state, path);
  if (!registry) return null;
  const key = keyIn(registry, path);
  const values = key === undefined ? {} : (registry[key] ?? {});
  const own = nameIn(values, name);
  return { key: key !== undefined, name: own ?? name, value: own === undefined ? null : (values[own] ?? null) };
}

function write(state: PracticeState, { path, name }: Place, change: (values: Record<string, RegistryValue>, own: string) => Record<string, RegistryValue> | undefined): PracticeState {
  const registry = registryOf(state, path) ?? {};
  const key = keyIn(registry, path) ?? path;
  const values = registry[key] ?? {};
  const changed = withEntry(registry, key, change(values, nameIn(values, name) ?? name));
  return sideOfKey(path) === 'client' ? { ...state, client: { ...state.client, registry: changed } } : withHost(state, (host) => ({ ...host, registry: changed }));
}

function put(state: PracticeState, place: Place, before: z.infer<typeof captured>): PracticeState {
  return write(state, place, (values, own) => {
    const left = withEntry(withEntry(values, own, undefined), before.name, before.value ?? undefined);
    return before.key || Object.keys(left).length > 0 ? left : undefined;
  });
}

export const registrySet = handler<PrimitiveArgs<'registry.set'>, z.infer<typeof captured>>({
  args: PRIMITIVE_ARGS['registry.set'], captured, read, put,
  apply: (state, args) => write(state, args, (values, own) => ({ ...values, [own]: args.value })),
});

export const registryRemove = handler({
  args: PRIMITIVE_ARGS['registry.remove'], captured, read, put,
  apply(state, args) {
    const before = read(state, args);
    if (!before) return refuse('no Windows host');
    return before.key ? write(state, args, (values, own) => withEntry(values, own, undefined)) : state;
  },
});

