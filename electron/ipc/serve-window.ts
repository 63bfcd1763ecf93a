import { dirname } from 'node:path';
import { shell, type BrowserWindow } from 'electron';
import type { EventChannel, Events } from '../../preload/contract/bridge.ts';
import { givenLink } from '../shell/integration/given-link.ts';
import { integrate } from '../shell/integration/integrate.ts';
import type { Openings } from '../shell/integration/openings.ts';
import { pageOf } from '../shell/links.ts';
import { caseDraftFile } from '../shell/store/case-draft-file.ts';
import { applyTheme } from '../shell/window.ts';
import { answer } from './answer.ts';
import { caseEngine, type EnginePlaces } from './case-engine.ts';
import { applying } from './fixing/applying.ts';
import { guardClose } from './fixing/close-guard.ts';
import { fixHandlers } from './fixing/fix-handlers.ts';
import { journalHandlers } from './fixing/journal-handlers.ts';
import { planStore } from './fixing/plan-store.ts';
import { timeKeeper } from './fixing/time-keeper.ts';
import { connectionHandlers } from './connection/connection-handlers.ts';
import { connectionParts } from './connection/connection-window.ts';
import { handlers } from './handlers.ts';
import { radarPart } from './radar/radar-part.ts';
import { reportingPart } from './reporting/reporting-part.ts';
import type { Answering } from './register.ts';
import type { First } from './serve-first.ts';
import { runs } from './runs.ts';
import { keptCase } from './study/kept-case.ts';
import { wireLog } from './wire-log.ts';

/** Everything behind the window: the engine, the run it carries, the handler table. */
export function serveWindow(window: () => BrowserWindow | null, { memory, session, onEnd }: Pick<First, 'memory' | 'session' | 'onEnd'>, places: EnginePlaces, openings: Openings): Answering {
  const wire = wireLog();
  const kept = keptCase();
  const engine = caseEngine(places);
  const contents = () => {
    const open = window();
    return open && !open.isDestroyed() ? open.webContents : null;
  };
  const push = <C extends EventChannel>(channel: C, event: Events[C]) => contents()?.send(channel, event);
  const report = (defect: unknown) => console.error('defect in a run:', defect);
  const drafts = caseDraftFile(places.dataDir, report);
  onEnd(() => drafts.end());
  const reports = reportingPart({ ...places, window, kept, drafts });
  const running = runs({
    engine,
    wire,
    kept,
    report,
    send: (event) => {
      push('run:event', event);
      around.onRun(event);
    },
    onDone: (finished, runId) => {
      const { machine, model: { target, verdict, startedAt } } = finished;
      reports.onFinished(runId, finished).catch(report);
      // The lab has a list of its own.
      if (machine.kind === 'practice') return;
      memory.addRecent({ target: target.input, verdict: verdict.code, at: startedAt }).catch(report);
    },
  });
  const store = planStore();
  const timers = timeKeeper(places, report);
  const changing = applying({ store, places, send: (event) => push('fix:event', event), onDone: () => timers.watch(), report });
  const lang = () => (memory.settings.lang === 'system' ? session.systemLang : memory.settings.lang);
  const open = window();
  if (open) guardClose(open, changing, lang);
  timers.watch();
  const around = integrate({ window, platform: places.platform, scripts: dirname(places.scriptPath), changing: () => changing.current() !== null, updates: () => memory.settings.updates === 'ask', lang });
  const links = givenLink(process.argv, openings, () => push('link:given', { waiting: true }));
  const table = handlers({
    takeLink: () => links.take(),
    engine,
    runs: running,
    wire,
    kept,
    radar: radarPart({ dataDir: places.dataDir, window, send: (event) => {
      push('radar:event', event);
      around.onRadar(event);
    }, report, lang }),
    connection: connectionHandlers(connectionParts(places, engine, { window, push, report, lang, openings })),
    reporting: reports.handlers,
    memory,
    session,
    openLink: async (id) => {
      const page = pageOf(id);
      if (page) await shell.openExternal(page);
      return page !== null;
    },
    onSettings: (settings) => applyTheme(settings.theme),
    fixing: { ...fixHandlers({ places, store, applying: changing, timers, kept }), ...journalHandlers({ ...places, kept }) },
  });
  return (name, input) => answer(table, name, input, (channel, defect) => console.error(`defect in ${channel}:`, defect));
}
