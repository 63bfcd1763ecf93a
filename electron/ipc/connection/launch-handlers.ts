import type { CallError } from '../../../preload/contract/errors.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Target } from '../../probe/target/target.ts';
import { attemptsSince } from '../../profile/launch/attempts-since.ts';
import { launchProfile } from '../../profile/launch/launch-profile.ts';
import { servePracticeAddress } from '../../profile/launch/practice-server.ts';
import { describeDraft } from '../../profile/draft/describe-draft.ts';
import type { DraftBase } from '../../profile/draft/draft-state.ts';
import { statedTargets } from '../../profile/addresses/stated.ts';
import { effective, linesOf, readAs, readProfile } from '../../profile/model/profile.ts';
import { readRdpFile } from '../../profile/default-file.ts';
import { hashOf } from '../../profile/store/profile-store.ts';
import { done, refused, type Handlers } from '../answer.ts';
import { inNetwork, readTarget } from './address-handlers.ts';
import { modelOf, unreadable } from './read-opened.ts';
import { storeRefusal, type ConnectionParts } from './ports.ts';

type LaunchChannels = 'connection.clients' | 'connection.launch' | 'connection.attempts' | 'connection.certificates' | 'connection.sign';

/** So long does a practice host answer a client that was started, ms. */
const PRACTICE_MS = 10 * 60_000;

/** Everything that happens with a profile once it is there: which client, the signature. */
export function launchHandlers(parts: ConnectionParts): Pick<Handlers, LaunchChannels> {
  const { ports, drafts, store } = parts;
  const practice = practiceServers();
  const gone = () => refused({ code: 'notFound', text: say('profile:draft.gone') });
  return {
    'connection.clients': async () => {
      const found = await ports.clients();
      return done({ clients: found.clients.map((one) => ({ ...one, sentence: say(`profile:launch.${one.kind}`, { program: showable(one.program, 200) }) })), missing: found.missing });
    },
    'connection.launch': async ({ draftId, address, bare, client, ...edits }) => {
      const base = drafts.get(draftId);
      if (!base) return gone();
      const { edited, model } = describeDraft(base, edits);
      // An address alone needs no file.
      if (bare !== true && (model.changed || base.origin.kind === 'new')) return refused({ code: 'busy', text: say('profile:draft.unsaved') });
      if (address !== null && !edited.addresses.some((one) => one.address === address)) return refused({ code: 'badInput', text: say('profile:draft.notListed', { text: showable(address, 80) }) });
      const place = bare === true ? { ok: true as const, path: '' } : await fileOf(parts, base);
      if (!place.ok) return refused(place.error);
      const settings = effective(linesOf(readAs(edited.bytes, base.profile)).settings);
      const stated = statedTargets(settings);
      const first = stated.ok ? stated.stated.targets.flatMap(inNetwork)[0] : undefined;
      const aim = address === null || address === edited.addresses[0]?.address ? first : readTarget(address, first?.port)[0];
      if (!aim) return refused({ code: 'badTarget', text: say('profile:draft.noAddress') });
      let instead = aim === first ? null : aim.input;
      let to: { host: string; port: number } = aim;
      if (base.practice !== null) {
        const served = await practice.open(base.practice, aim, ports.dataDir);
        if (!served.ok) return refused({ code: 'unavailable', text: say(`profile:launch.practice.${served.because}`, { host: showable(aim.host, 80) }) });
        instead = `127.0.0.1:${served.port}`;
        to = { host: '127.0.0.1', port: served.port };
      }
      const { clients: all, missing } = await ports.clients();
      const clients = all.filter((one) => client === undefined || one.kind === client);
      if (clients.length === 0 && missing) return refused({ code: 'unavailable', text: missing });
      const launched = await launchProfile({ path: place.path, profile: base.profile, instead, bare: bare === true ? { host: to.host, port: to.port } : null, dataDir: ports.dataDir, clients, platform: ports.platform });
      if (launched.state === 'refused') return refused({ code: 'unavailable', text: launched.sentence });
      if (base.origin.kind === 'stored') await store.used(base.origin.id);
      const { state, program, sentence, startedAt } = launched;
      return done({ state, program, sentence, startedAt });
    },
    'connection.attempts': async ({ since }) => {
      const read = await ports.attempts();
      return read.ok ? done({ attempts: attemptsSince(read.value, since) }) : read;
    },
    'connection.certificates': async () => {
      if (ports.platform !== 'win32') return refused({ code: 'unavailable', text: say('profile:sign.notWindows') });
      const found = await ports.signers();
      return found ? done({ certificates: found }) : refused({ code: 'unavailable', text: say('profile:sign.unread') });
    },
    'connection.sign': async ({ draftId, thumbprint }) => {
      const base = drafts.get(draftId);
      if (!base) return gone();
      const place = await fileOf(parts, base);
      if (!place.ok) return refused(place.error);
      const signed = await ports.sign(place.path, thumbprint);
      if (!signed.ok) return refused({ code: 'unavailable', text: signed.because });
      const read = await readRdpFile(place.path);
      if (!read.ok) return refused(unreadable(place.path, read.code));
      const next = { ...base, profile: readProfile(read.bytes, ports.codePage), hash: hashOf(read.bytes) };
      drafts.renew(next);
      return done({ kind: 'saved', draft: modelOf(next), path: place.path, backup: null, signatureDropped: false });
    },
  };
}

/** Where the draft's file lies, as it was saved; refused where somebody changed it since. */
async function fileOf({ store }: ConnectionParts, base: DraftBase): Promise<{ ok: true; path: string } | { ok: false; error: CallError }> {
  if (base.origin.kind === 'new') return { ok: false, error: { code: 'busy', text: say('profile:draft.unsaved') } };
  if (base.origin.kind === 'stored') {
    const loaded = await store.load(base.origin.id);
    if (!loaded.ok) return storeRefusal(loaded);
    return loaded.value.hash === base.hash ? { ok: true, path: loaded.value.path } : { ok: false, error: { code: 'busy', text: say('profile:store.conflict') } };
  }
  const { path } = base.origin;
  const read = await readRdpFile(path);
  if (!read.ok) return { ok: false, error: unreadable(path, read.code) };
  return hashOf(read.bytes) === base.hash ? { ok: true, path } : { ok: false, error: { code: 'busy', text: say('profile:store.conflict') } };
}

/** The practice host that answers a started client; the newest one only. */
function practiceServers() {
  let close: (() => void) | null = null;
  return {
    async open(name: string, aim: Target, dataDir: string): ReturnType<typeof servePracticeAddress> {
      close?.();
      close = null;
      const served = await servePracticeAddress(name, aim.host, aim.port, dataDir);
      if (!served.ok) return served;
      const timer = setTimeout(() => close?.(), PRACTICE_MS);
      timer.unref();
      close = () => {
        clearTimeout(timer);
        served.close().catch(() => {});
      };
      return served;
    },
  };
}
