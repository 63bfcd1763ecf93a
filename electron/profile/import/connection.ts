import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { parseTarget, type Target } from '../../probe/target/target.ts';
import { refuseValue } from '../keys/check-value.ts';
import { knownKey } from '../keys/known-keys.ts';
import type { Change } from '../model/edit.ts';

/** No export is larger, bytes. */
export const MAX_IMPORT_BYTES = 10 * 1024 * 1024;
/** So many connections are taken from one file. */
export const MAX_CONNECTIONS = 5000;

/** One connection of another program, ready to become an .rdp file (`newProfile(target, settings)`). */
export interface ImportedConnection {
  readonly name: string;
  /** The folders it lies in, the outermost first. */
  readonly folder: readonly string[];
  readonly target: Target;
  readonly settings: readonly Change[];
}

/** `left`: what had no place, or was left out on purpose. */
export type ImportResult = { ok: true; connections: readonly ImportedConnection[]; left: readonly Message[] } | { ok: false; problem: Message };

/** One thing that was left out; the sentence is `profile:import.left.<what>`. */
export function leftOut(what: 'protocol' | 'address' | 'password' | 'field' | 'line', name: string, text = ''): Message {
  return say(`profile:import.left.${what}`, { name: showable(name, 80), text: showable(text, 120) });
}

/** A computer and its port as the other program keeps them. */
export function readAddress(host: string, port: string): Target | null {
  const read = parseTarget(host, /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535 ? Number(port) : undefined);
  if (!read.ok || read.target.kind === 'practice') return null;
  const { target } = read;
  const bare = target.host.includes(':') ? `[${target.host}]` : target.host;
  return { ...target, input: target.port === 3389 ? target.host : `${bare}:${target.port}` };
}

/** Settings of documented keys from a table of values; empty values and those that do not fit are left out. */
export function settingsFrom(values: Readonly<Record<string, string | undefined>>): Change[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const known = knownKey(key);
    return value === undefined || value === '' || !known || refuseValue(key, known.type, value) !== null ? [] : [{ key, type: known.type, value }];
  });
}
