import { create } from 'zustand';
import type { ChannelOutput } from '../../preload/contract/channels.ts';
import type { Draft, KeyModel, ListedAddress, Opened, Saved } from '../../preload/contract/connection.ts';
import type { CallError, CallResult } from '../../preload/contract/errors.ts';
import type { Message } from '../../preload/contract/text.ts';
import { call } from '../bridge.ts';
import { settingOf, sameKey, withChange, withoutChange, type Edits } from './connection-edits.ts';
import { useProfiles } from './connection-list.ts';
import { useLaunch } from './connection-launch.ts';
import { useMatrix } from './connection-matrix.ts';
import { takeTyped } from './connection-typed.ts';

type Found = Extract<Opened, { kind: 'connections' }>;
/** Where a file was written, and where the version before is. */
export interface Written {
  readonly what: 'saved' | 'exported' | 'signed';
  readonly path: string;
  readonly backup: string | null;
  readonly signatureDropped: boolean;
}

interface ConnectionState {
  readonly keys: readonly KeyModel[];
  readonly draft: Draft | null;
  /** The name that a profile without one yet will get. */
  readonly name: string;
  /** What was typed and does not fit, by setting (lower case) or `addresses.<index>`; it is in no draft. */
  readonly refused: Readonly<Record<string, Message>>;
  readonly busy: boolean;
  readonly problem: CallError | null;
  readonly written: Written | null;
  /** Somebody else changed the file; nothing was written. */
  readonly conflict: { readonly sentence: Message; readonly into: 'store' | null } | null;
  /** Connections of another program's export, to choose from. */
  readonly found: Found | null;
  /** What was imported last. */
  readonly imported: number | null;
  /** What waits until somebody decides about the unsaved changes. `stays`: going on loses nothing. */
  readonly leaving: { readonly go: () => void; readonly stays: boolean } | null;
  readonly loadKeys: () => Promise<void>;
  /** Does it at once, or after the question about unsaved changes. */
  readonly guard: (go: () => void, stays?: boolean) => void;
  readonly decide: (what: 'save' | 'discard' | 'keep' | 'stay') => Promise<void>;
  readonly openStored: (id: string) => void;
  /** `then` hears the new draft, or null where there is none. */
  readonly openNew: (address: string, then?: (draft: Draft | null) => void, fallbacks?: readonly ListedAddress[]) => void;
  readonly openBytes: (name: string, bytes: Uint8Array) => void;
  readonly pick: () => void;
  readonly openDefault: () => void;
  readonly takeGiven: (then: () => void) => Promise<void>;
  readonly importChosen: (indexes: readonly number[]) => Promise<void>;
  readonly dropImport: () => void;
  readonly close: () => void;
  readonly rename: (name: string) => void;
  /** Gives the reason where the value does not fit, null where it does. */
  readonly change: (key: string, value: string, type?: KeyModel['type']) => Promise<Message | null>;
  readonly takeBack: (key: string) => Promise<void>;
  /** Gives the reason where one of the list does not fit: nothing is changed then. `row`: whose text it is, null where the places change. */
  readonly setAddresses: (make: (list: readonly ListedAddress[]) => readonly ListedAddress[], row: number | 'new' | null) => Promise<Message | null>;
  readonly save: (more?: { replace?: boolean; into?: 'store' }) => Promise<boolean>;
  readonly exportCopy: (address?: string) => Promise<void>;
  readonly sign: (thumbprint: string) => Promise<void>;
  readonly dismissConflict: () => void;
}

/** Whether something would be lost. */
export const isUnsaved = ({ draft, refused }: Pick<ConnectionState, 'draft' | 'refused'>): boolean => draft !== null && (draft.changed || Object.keys(refused).length > 0);

const CLEAN = { refused: {}, problem: null, written: null, conflict: null } as const;

/** The profile that is open. Main holds its bytes; here is what was changed. */
export const useConnection = create<ConnectionState>()((set, get) => {
  /** Edits go one after the other: each is made on what the one before gave back. */
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work, work);
    queue = done.catch(() => {});
    return done;
  };
  const mark = (at: string, sentence: Message): void => set(({ refused }) => ({ refused: { ...refused, [at]: sentence } }));
  const show = (draft: Draft): void => {
    const before = get().draft;
    if (before && before.draftId !== draft.draftId) void call('connection.close', { draftId: before.draftId });
    useMatrix.getState().clear();
    useLaunch.getState().clear();
    set({ ...CLEAN, draft, name: draft.name, found: null, imported: null });
  };
  const take = (answer: CallResult<Opened>): void => {
    set({ busy: false });
    if (!answer.ok) set({ problem: answer.error });
    else if (answer.value.kind === 'draft') show(answer.value.draft);
    else if (answer.value.kind === 'connections') set({ found: answer.value, imported: null, problem: null });
  };
  const opening = (ask: () => Promise<CallResult<Opened>>, then?: (draft: Draft | null) => void): void => get().guard(() => {
    set({ busy: true, problem: null });
    void ask().then((answer) => {
      take(answer);
      then?.(answer.ok && answer.value.kind === 'draft' ? answer.value.draft : null);
    });
  });
  /** Sends edits; what does not fit leaves the draft as it was. `at`: what is being changed. */
  const send = (at: string, make: (edits: Edits) => Edits): Promise<Message | null> => inTurn(async () => {
    const { draft } = get();
    if (!draft) return null;
    const edits = make(draft);
    const answer = await call('connection.edit', { draftId: draft.draftId, changes: [...edits.changes], addresses: [...edits.addresses] });
    if (!answer.ok) {
      set({ problem: answer.error });
      return null;
    }
    if (get().draft?.draftId !== draft.draftId) return null;
    const [problem] = answer.value.refused;
    if (problem) return problem.sentence;
    const left = Object.entries(get().refused).filter(([key]) => (at === 'addresses' ? !key.startsWith('addresses.') : key !== at));
    set({ draft: answer.value, problem: null, refused: Object.fromEntries(left) });
    return null;
  });
  const finish = async (answer: CallResult<Saved>, what: Written['what'], into: 'store' | null): Promise<boolean> => {
    set({ busy: false });
    if (!answer.ok) {
      set({ problem: answer.error });
      return false;
    }
    const { value } = answer;
    if (value.kind === 'cancelled') return false;
    if (value.kind === 'conflict') {
      set({ conflict: { sentence: value.sentence, into } });
      return false;
    }
    const { path, backup, signatureDropped } = value;
    // A copy for somebody else leaves what is open as it is.
    set({ written: { what, path, backup, signatureDropped }, conflict: null, problem: null, ...(what !== 'exported' && { draft: value.draft, name: value.draft.name }) });
    if (what === 'saved') await useProfiles.getState().load();
    return true;
  };
  const editsOf = ({ draftId, changes, addresses }: Draft) => ({ draftId, changes, addresses });
  return {
    keys: [], draft: null, name: '', ...CLEAN, busy: false, found: null, imported: null, leaving: null,
    async loadKeys() {
      if (get().keys.length > 0) return;
      const answer: CallResult<ChannelOutput<'connection.keys'>> = await call('connection.keys', {});
      if (answer.ok) set({ keys: answer.value.keys });
    },
    guard(go, stays = false) {
      if (!get().draft) return go();
      // What was typed last is on its way.
      void takeTyped().then(() => queue).then(() => {
        if (isUnsaved(get())) set({ leaving: { go, stays } });
        else go();
      });
    },
    async decide(what) {
      const { leaving, draft, close } = get();
      if (what === 'stay' || !leaving) return set({ leaving: null });
      if (what === 'save' && !(await get().save())) return set({ leaving: null });
      if (what === 'discard' && draft) {
        set({ refused: {}, draft: { ...draft, changed: false } });
        close();
      }
      set({ leaving: null });
      leaving.go();
    },
    openStored: (id) => opening(async () => {
      const answer = await call('connection.open', { id });
      return answer.ok ? { ok: true, value: { kind: 'draft', draft: answer.value } } : answer;
    }),
    openNew: (address, then, fallbacks = []) => opening(async () => {
      const answer = await call('connection.new', { address, fallbacks: [...fallbacks] });
      return answer.ok ? { ok: true, value: { kind: 'draft', draft: answer.value } } : answer;
    }, then),
    openBytes: (name, bytes) => opening(() => call('connection.openBytes', { name, bytes })),
    pick: () => opening(() => call('connection.pick', {})),
    openDefault: () => opening(async () => {
      const answer = await call('connection.defaultFile', {});
      return answer.ok && answer.value.kind === 'none' ? { ok: false, error: { code: 'notFound', text: { key: 'connection:import.noDefault' } } } : answer;
    }),
    async takeGiven(then) {
      // Asked for first: what was given once must not be lost to a question that is answered with «Stay».
      const answer = await call('connection.given', {});
      if (answer.ok && answer.value.kind === 'none') return;
      get().guard(() => {
        take(answer);
        then();
      });
    },
    async importChosen(indexes) {
      const { found } = get();
      if (!found) return;
      set({ busy: true, problem: null });
      const answer = await call('connection.importChosen', { importId: found.importId, indexes: [...indexes] });
      set(answer.ok ? { busy: false, found: null, imported: answer.value.profiles.length } : { busy: false, problem: answer.error });
      await useProfiles.getState().load();
    },
    dropImport: () => set({ found: null }),
    close: () => get().guard(() => {
      const { draft } = get();
      if (draft) void call('connection.close', { draftId: draft.draftId });
      useMatrix.getState().clear();
      useLaunch.getState().clear();
      set({ ...CLEAN, draft: null, name: '' });
      void useProfiles.getState().load();
    }),
    rename: (name) => set({ name: name.slice(0, 120) }),
    async change(key, value, type) {
      const { draft, keys } = get();
      if (!draft) return null;
      const kind = type ?? settingOf(draft, key)?.type ?? keys.find((one) => sameKey(one.key, key))?.type ?? 's';
      const problem = await send(key.toLowerCase(), (edits) => withChange(edits, { key, type: kind, value }));
      if (problem) mark(key.toLowerCase(), problem);
      return problem;
    },
    async takeBack(key) {
      await send(key.toLowerCase(), (edits) => withoutChange(edits, key));
    },
    async setAddresses(make, row) {
      const at = row === null ? 'addresses' : `addresses.${row}`;
      const problem = await send(at, (edits) => ({ ...edits, addresses: make(edits.addresses) }));
      // What was never in the list is told where it was typed, and is nothing to save.
      if (problem && typeof row === 'number') mark(at, problem);
      return problem;
    },
    save: ({ replace, into } = {}) => inTurn(async () => {
      const { draft, name, refused } = get();
      if (!draft) return false;
      const wrong = Object.keys(refused).length;
      if (wrong > 0) {
        set({ problem: { code: 'badInput', text: { key: 'connection:save.correct', params: { number: wrong } } } });
        return false;
      }
      set({ busy: true, problem: null, written: null, conflict: null });
      const named = name.trim() === '' || name.trim() === draft.name ? {} : { name: name.trim() };
      return finish(await call('connection.save', { ...editsOf(draft), ...named, ...(replace && { replace }), ...(into && { into }) }), 'saved', into ?? null);
    }),
    exportCopy: (address) => inTurn(async () => {
      const { draft } = get();
      if (!draft) return;
      set({ problem: null, written: null });
      await finish(await call('connection.export', { ...editsOf(draft), ...(address !== undefined && { address }) }), 'exported', null);
    }),
    sign: (thumbprint) => inTurn(async () => {
      const { draft } = get();
      if (!draft) return;
      set({ busy: true, problem: null, written: null });
      await finish(await call('connection.sign', { draftId: draft.draftId, thumbprint }), 'signed', null);
    }),
    dismissConflict: () => set({ conflict: null }),
  };
});
