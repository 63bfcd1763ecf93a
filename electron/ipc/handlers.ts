import type { RecentTarget, Settings } from '../../preload/contract/first-channels.ts';
import type { fixingChannels } from '../../preload/contract/fixing.ts';
import type { DeepLink } from '../../preload/contract/link.ts';
import type { Message } from '../../preload/contract/text.ts';
import { say } from '../locale/say.ts';
import type { Target } from '../probe/target/target.ts';
import { done, refused, type Handlers } from './answer.ts';
import type { ConnectionHandlers } from './connection/connection-handlers.ts';
import type { Engine } from './engine.ts';
import { firstHandlers, type SessionFrame } from './first-handlers.ts';
import type { RadarHandlers } from './radar/radar-handlers.ts';
import type { ReportingHandlers } from './reporting/reporting-handlers.ts';
import type { Runs } from './runs.ts';
import { caseHandlers } from './study/case-handlers.ts';
import type { KeptCase } from './study/kept-case.ts';
import { readAnswers } from './study/study-kept.ts';
import type { WireLog } from './wire-log.ts';

/** The part of the remembered state the handlers use. */
interface Memory {
  readonly settings: Settings;
  readonly recent: readonly RecentTarget[];
  readonly notices: readonly Message[];
  saveSettings(change: Partial<Settings>): Promise<Settings>;
  clearRecent(): Promise<void>;
}

export interface HandlerParts {
  readonly engine: Omit<Engine, 'diagnose'>;
  readonly runs: Runs;
  readonly wire: WireLog;
  readonly kept: KeptCase;
  readonly radar: RadarHandlers;
  readonly connection: ConnectionHandlers;
  readonly reporting: ReportingHandlers;
  readonly memory: Memory;
  readonly session: SessionFrame;
  /** Opens a page of the fixed table; false for an id that is not in it. */
  readonly openLink: (id: string) => Promise<boolean>;
  readonly onSettings: (settings: Settings) => void;
  /** Everything that changes a machine, or tells what was changed. */
  readonly fixing: Pick<Handlers, keyof typeof fixingChannels>;
  /** Hands out the link that waits, once. */
  readonly takeLink: () => DeepLink | null;
}

/** What each channel does, in the words of the contract. */
export function handlers({ engine, runs, wire, kept, radar, connection, reporting, memory, session, openLink, onSettings, fixing, takeLink }: HandlerParts): Handlers {
  const read = (text: string | undefined): { ok: true; target: Target | null } | { ok: false; problem: Message } => {
    if (text === undefined) return { ok: true, target: null };
    return engine.parseTarget(text);
  };
  return {
    ...firstHandlers(memory, session),
    'link.given': () => done({ link: takeLink() }),
    'code.explain': async ({ text }) => done(await engine.explain(text)),
    'diagnosis.start': ({ target, control, mode, code, where, answers }) => {
      const [aim, other] = [engine.parseTarget(target), read(control)];
      if (!aim.ok) return refused({ code: 'badTarget', detail: 'target', text: aim.problem });
      if (!other.ok) return refused({ code: 'badTarget', detail: 'control', text: other.problem });
      // A practice host lives in a network of its own, where the other host is not.
      if (other.target && (other.target.kind === 'practice' || aim.target.kind === 'practice')) return refused({ code: 'badTarget', detail: 'control', text: say('window:practice.noControl') });
      if (answers && !readAnswers(answers)) return refused({ code: 'badInput' });
      return done({ runId: runs.start({ target: aim.target, mode, ...(other.target && { control: other.target }), ...(code !== undefined && { code }), ...(where && { where }), ...(answers && { answers }) }) });
    },
    'diagnosis.cancel': ({ runId }) => done({ cancelled: runs.cancel(runId) }),
    'diagnosis.bytes': ({ runId, side, stage, address }) => {
      const entries = wire.read(runId, side, stage, address);
      return entries ? done({ entries }) : refused({ code: 'notFound' });
    },
    ...radar,
    ...caseHandlers(engine, kept),
    ...fixing,
    ...connection,
    ...reporting,
    'recent.clear': () => written(memory.clearRecent().then(() => ({}))),
    'settings.set': async ({ lang, theme, updates }) => {
      const saved = written(memory.saveSettings({ ...(lang && { lang }), ...(theme && { theme }), ...(updates && { updates }) }));
      onSettings(memory.settings);
      return saved;
    },
    'links.open': async ({ id }) => ((await openLink(id)) ? done({}) : refused({ code: 'notFound' })),
  };
}

/** A disk that refuses is an outcome: the change holds until the window closes, and the window says so. */
async function written<T>(work: Promise<T>) {
  try {
    return done(await work);
  } catch (error) {
    return refused({ code: 'ioFailed' as const, detail: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' });
  }
}
