import type { Operation, Primitive } from '../../machine/operation.ts';
import type { PrimitiveArgs } from '../../machine/primitives.ts';

/** One operation whose arguments fit its primitive. */
export function operation<P extends Primitive>(primitive: P, args: PrimitiveArgs<P>): Operation {
  return { primitive, args };
}

export const setNumber = (path: string, name: string, data: number): Operation => operation('registry.set', { path, name, value: { type: 'dword', data } });
export const setText = (path: string, name: string, data: string): Operation => operation('registry.set', { path, name, value: { type: 'string', data } });
export const removeValue = (path: string, name: string): Operation => operation('registry.remove', { path, name });
export const restart = (name: string): Operation => operation('service.restart', { name });
export const start = (name: string): Operation => operation('service.start', { name });
