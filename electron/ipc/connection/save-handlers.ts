import { readFile } from 'node:fs/promises';
import type { CallResult } from '../../../preload/contract/errors.ts';
import type { Saved } from '../../../preload/contract/connection.ts';
import { writeFileSafely } from '../../files/write-file.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { describeDraft } from '../../profile/draft/describe-draft.ts';
import type { DraftBase, EditedDraft } from '../../profile/draft/draft-state.ts';
import { editProfile } from '../../profile/model/edit.ts';
import { readAs } from '../../profile/model/profile.ts';
import { backUp } from '../../profile/store/backup.ts';
import { hashOf } from '../../profile/store/profile-store.ts';
import { safeName } from '../../profile/store/safe-name.ts';
import { done, refused, type Handlers } from '../answer.ts';
import { modelOf } from './read-opened.ts';
import { storeRefusal, type ConnectionParts } from './ports.ts';

type SaveChannels = 'connection.edit' | 'connection.close' | 'connection.save' | 'connection.export';

const CONFLICT = { kind: 'conflict', sentence: say('profile:store.conflict') } as const;

/** Shows the changes, and writes them. */
export function saveHandlers(parts: ConnectionParts): Pick<Handlers, SaveChannels> {
  const { ports, drafts } = parts;
  const gone = () => refused({ code: 'notFound', text: say('profile:draft.gone') });
  return {
    'connection.edit': ({ draftId, ...edits }) => {
      const base = drafts.get(draftId);
      return base ? done(describeDraft(base, edits).model) : gone();
    },
    'connection.close': ({ draftId }) => {
      drafts.close(draftId);
      return done({});
    },
    'connection.save': async ({ draftId, name, replace, into, ...edits }) => {
      const base = drafts.get(draftId);
      if (!base) return gone();
      const { edited } = describeDraft(base, edits);
      const [first] = edited.refused;
      if (first) return refused({ code: 'badInput', detail: first.at, text: first.sentence });
      const named = { ...base, name: name === undefined ? base.name : showable(name, 120) };
      return base.origin.kind === 'file' && into !== 'store' ? saveFile(parts, named, edited, replace === true) : saveStored(parts, named, edited, replace === true);
    },
    'connection.export': async ({ draftId, address, ...edits }) => {
      const base = drafts.get(draftId);
      if (!base) return gone();
      const { edited, model } = describeDraft(base, edits);
      const copy = address === undefined ? { ok: true as const, bytes: edited.bytes, signatureDropped: edited.signatureDropped } : withAddress(base, edited, address);
      if (!copy.ok) return refused({ code: 'badInput', text: copy.problem });
      const path = await ports.pickTarget(`${safeName(base.name)}.rdp`);
      if (path === null) return done({ kind: 'cancelled' });
      const kept = await backUp(path, ports.dataDir);
      if (!kept.ok) return refused({ code: 'ioFailed', detail: kept.code, text: say('profile:saved.noBackup', { path: showable(kept.path), code: kept.code }) });
      // The dialog has asked whether to replace.
      const written = await writeFileSafely(path, copy.bytes, { force: true, mode: 0o666 });
      if (!written.ok) return refused({ code: 'ioFailed', detail: written.code, text: say('profile:store.io', { path: showable(path), code: written.code }) });
      return done({ kind: 'saved', draft: model, path, backup: kept.path, signatureDropped: copy.signatureDropped });
    },
  };
}

/** The file with another of the listed addresses in it. */
function withAddress(base: DraftBase, edited: EditedDraft, address: string) {
  if (!edited.addresses.some((one) => one.address === address)) return { ok: false as const, problem: say('profile:draft.notListed', { text: showable(address, 80) }) };
  const other = editProfile(readAs(edited.bytes, base.profile), [{ key: 'full address', type: 's', value: address }]);
  if (!other.ok) return { ok: false as const, problem: say(`profile:edit.${other.because}`, { key: other.key, encoding: other.encoding }) };
  return { ok: true as const, bytes: other.bytes, signatureDropped: edited.signatureDropped || other.signatureDropped };
}

async function saveFile({ ports, drafts }: ConnectionParts, base: DraftBase, edited: EditedDraft, replace: boolean): Promise<CallResult<Saved>> {
  const path = base.origin.kind === 'file' ? base.origin.path : '';
  const there = await readFile(path).catch(() => null);
  if (!replace && there !== null && hashOf(there) !== base.hash) return done(CONFLICT);
  let backup: string | null = null;
  if (there === null || !there.equals(edited.bytes)) {
    const kept = await backUp(path, ports.dataDir);
    if (!kept.ok) return refused({ code: 'ioFailed', detail: kept.code, text: say('profile:saved.noBackup', { path: showable(kept.path), code: kept.code }) });
    backup = kept.path;
    const written = await writeFileSafely(path, edited.bytes, { force: true, mode: 0o666 });
    if (!written.ok) return refused({ code: 'ioFailed', detail: written.code, text: say('profile:store.io', { path: showable(path), code: written.code }) });
  }
  return saved(drafts, { ...base, profile: readAs(edited.bytes, base.profile), addresses: edited.addresses, hash: hashOf(edited.bytes) }, path, backup, edited.signatureDropped);
}

async function saveStored({ drafts, store }: ConnectionParts, base: DraftBase, edited: EditedDraft, replace: boolean): Promise<CallResult<Saved>> {
  const content = { name: base.name, bytes: edited.bytes, addresses: edited.addresses, practice: base.practice };
  const next = (id: string): DraftBase => ({ ...base, origin: { kind: 'stored', id }, profile: readAs(edited.bytes, base.profile), addresses: edited.addresses, hash: hashOf(edited.bytes) });
  if (base.origin.kind === 'stored') {
    const { id } = base.origin;
    const written = await store.replace(id, content, replace ? null : base.hash);
    if (!written.ok) return written.because === 'conflict' ? done(CONFLICT) : storeRefusal(written);
    return saved(drafts, next(id), written.value.entry.file, written.value.backup, edited.signatureDropped);
  }
  const added = await store.add([content]);
  if (!added.ok) return storeRefusal(added);
  const [entry] = added.value;
  return entry ? saved(drafts, next(entry.id), entry.file, null, edited.signatureDropped) : refused({ code: 'defect' });
}

function saved(drafts: ConnectionParts['drafts'], base: DraftBase, path: string, backup: string | null, signatureDropped: boolean): CallResult<Saved> {
  drafts.renew(base);
  return done({ kind: 'saved', draft: modelOf(base), path, backup, signatureDropped });
}
