import { basename } from 'node:path';
import type { CallError, CallResult } from '../../../preload/contract/errors.ts';
import type { Draft, Opened } from '../../../preload/contract/connection.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { readRdpFile } from '../../profile/default-file.ts';
import { describeDraft, untouched } from '../../profile/draft/describe-draft.ts';
import type { DraftBase } from '../../profile/draft/draft-state.ts';
import { readConnections } from '../../profile/import/read-connections.ts';
import type { ImportedConnection } from '../../profile/import/connection.ts';
import { damageOf, MAX_PROFILE_BYTES, MAX_SHOWN_LINES } from '../../profile/model/damage.ts';
import { effective, linesOf, readProfile } from '../../profile/model/profile.ts';
import { hashOf } from '../../profile/store/profile-store.ts';
import { done, refused } from '../answer.ts';
import type { ConnectionParts } from './ports.ts';

/** Connections of an export that wait to be chosen; the newest export only. */
export interface WaitingImport {
  put(connections: readonly ImportedConnection[]): string;
  take(importId: string): readonly ImportedConnection[] | null;
}

export function waitingImport(newId: () => string): WaitingImport {
  let waiting: { importId: string; connections: readonly ImportedConnection[] } | null = null;
  return {
    put(connections) {
      waiting = { importId: newId(), connections };
      return waiting.importId;
    },
    take: (importId) => (waiting?.importId === importId ? waiting.connections : null),
  };
}

/** The model of a draft without changes. */
export function modelOf(base: DraftBase): Draft {
  return describeDraft(base, untouched(base)).model;
}

/** Opens bytes under a name: an .rdp file, or another program's export. `path`: where it lies, null for what was dropped. */
export function openBytes({ ports, drafts }: ConnectionParts, waiting: WaitingImport, name: string, bytes: Buffer, path: string | null): CallResult<Opened> {
  const profile = readProfile(bytes, ports.codePage);
  const damage = damageOf(profile, MAX_SHOWN_LINES);
  const shown = showable(basename(name.replaceAll('\\', '/')), 120);
  if (damage && bytes.length <= MAX_PROFILE_BYTES && looksLikeExport(bytes)) {
    const read = readConnections(bytes);
    if (!read.ok) return refused({ code: 'badInput', text: read.problem });
    const importId = waiting.put(read.connections);
    const connections = read.connections.map((one, index) => ({ index, name: showable(one.name, 200), folder: showable(one.folder.join(' / '), 2000), address: one.target.input }));
    return done({ kind: 'connections', importId, connections, left: read.left.slice(0, 50_000) });
  }
  if (damage) return refused({ code: 'badInput', text: notOpened(damage) });
  const practice = practiceOf(profile);
  const base = drafts.open({
    name: shown.replace(/\.rdp$/i, '').slice(0, 120) || 'profile', origin: path === null ? { kind: 'new' } : { kind: 'file', path }, practice, profile, addresses: [], hash: path === null ? null : hashOf(bytes),
  });
  return done({ kind: 'draft', draft: modelOf(base) });
}

/** Opens a file by its path. */
export async function openPath(parts: ConnectionParts, waiting: WaitingImport, path: string): Promise<CallResult<Opened>> {
  const read = await readRdpFile(path);
  return read.ok ? openBytes(parts, waiting, path, read.bytes, path) : refused(unreadable(path, read.code));
}

/** The same as a sentence of its own: the command line says it inside another. */
export function notOpened({ key, params }: Message): Message {
  return { key: `profile:notOpened.${key.split('.').at(-1) ?? ''}`, ...(params ? { params } : {}) };
}

/** A file that could not be read. */
export function unreadable(path: string, code: string): CallError {
  return { code: code === 'EFBIG' ? 'badInput' : 'ioFailed', detail: code, text: code === 'EFBIG' ? say('profile:draft.tooLarge', { path: showable(path), max: MAX_PROFILE_BYTES / 1024 / 1024 }) : say('profile:store.unreadable', { path: showable(path), code }) };
}

function looksLikeExport(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 200).toString('latin1').replace(/[^\x21-\x7e]/g, '');
  return /^[<[{]/.test(start);
}

/** The practice host that the file's own address names. */
function practiceOf(profile: DraftBase['profile']): string | null {
  return /^practice:([a-z0-9][a-z0-9-]{0,59})$/.exec(effective(linesOf(profile).settings).get('full address')?.value.trim() ?? '')?.[1] ?? null;
}
