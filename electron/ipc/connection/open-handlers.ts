import { randomUUID } from 'node:crypto';
import type { Opened } from '../../../preload/contract/connection.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { parseTarget } from '../../probe/target/target.ts';
import { defaultFilePath, readRdpFile } from '../../profile/default-file.ts';
import { describeDraft } from '../../profile/draft/describe-draft.ts';
import { damageOf, MAX_SHOWN_LINES } from '../../profile/model/damage.ts';
import { readProfile } from '../../profile/model/profile.ts';
import { newProfile } from '../../profile/new-profile.ts';
import { describeEntry, type ProfileContent } from '../../profile/store/profile-store.ts';
import { done, refused, type Handlers } from '../answer.ts';
import { storeRefusal, type ConnectionParts } from './ports.ts';
import { realTarget } from './practice-target.ts';
import { modelOf, notOpened, openBytes, openPath, unreadable, waitingImport } from './read-opened.ts';

type OpenChannels = 'connection.open' | 'connection.openBytes' | 'connection.pick' | 'connection.given' | 'connection.defaultFile' | 'connection.importChosen' | 'connection.new';

const NONE: Opened = { kind: 'none' };

/** Every way a profile gets into the window. */
export function openHandlers(parts: ConnectionParts): Pick<Handlers, OpenChannels> {
  const { ports, store, drafts } = parts;
  const waiting = waitingImport(randomUUID);
  return {
    'connection.open': async ({ id }) => {
      const loaded = await store.load(id);
      if (!loaded.ok) return storeRefusal(loaded);
      const { entry, bytes, hash } = loaded.value;
      const profile = readProfile(bytes, ports.codePage);
      const damage = damageOf(profile, MAX_SHOWN_LINES);
      if (damage) return refused({ code: 'badInput', text: notOpened(damage) });
      // A list in another order is no reason not to open.
      await store.used(id);
      return done(modelOf(drafts.open({ name: entry.name, origin: { kind: 'stored', id }, practice: entry.practice, profile, addresses: entry.addresses, hash })));
    },
    'connection.openBytes': ({ name, bytes }) => openBytes(parts, waiting, name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), null),
    'connection.pick': async () => {
      const path = await ports.pickFile();
      return path === null ? done(NONE) : openPath(parts, waiting, path);
    },
    'connection.given': async () => {
      const path = ports.takeGiven();
      return path === null ? done(NONE) : openPath(parts, waiting, path);
    },
    'connection.defaultFile': async () => {
      const documents = ports.documents();
      if (documents === null) return done(NONE);
      const path = defaultFilePath(documents);
      const read = await readRdpFile(path);
      if (!read.ok) return read.because === 'absent' ? done(NONE) : refused(unreadable(path, read.code));
      return openBytes(parts, waiting, path, read.bytes, path);
    },
    'connection.importChosen': async ({ importId, indexes }) => {
      const connections = waiting.take(importId);
      if (!connections) return refused({ code: 'notFound' });
      const chosen = [...new Set(indexes)].flatMap((index) => connections[index] ?? []);
      const added = await store.add(chosen.map(({ name, target, settings }): ProfileContent => ({ name: showable(name, 100) || target.host, bytes: newProfile(target, settings), addresses: [{ address: target.input, reason: '', reviewBy: null }], practice: null })));
      return added.ok ? done({ profiles: added.value.map((entry) => describeEntry(entry, new Date())) }) : storeRefusal(added);
    },
    'connection.new': ({ address, fallbacks }) => {
      const read = parseTarget(address);
      if (!read.ok) return refused({ code: 'badTarget', text: read.problem });
      const real = realTarget(read.target);
      if (!real) return refused({ code: 'badTarget', text: say('practice:problem.unknownName', { text: showable(read.target.host, 80), allowed: '' }) });
      const base = drafts.open({
        name: real.host.slice(0, 120), origin: { kind: 'new' }, practice: read.target.kind === 'practice' ? read.target.host : null, profile: readProfile(newProfile(real)),
        addresses: [], hash: null,
      });
      const addresses = [{ address: real.input, reason: '', reviewBy: null }, ...(fallbacks ?? []).filter((one) => one.address !== real.input)];
      return done(describeDraft(base, { changes: [], addresses }).model);
    },
  };
}
