import { app, shell, type BrowserWindow } from 'electron';
import type { EventChannel, Events } from '../../preload/contract/bridge.ts';
import { pageOf } from '../shell/links.ts';
import type { Remembered } from '../shell/store/remembered.ts';
import { applyTheme } from '../shell/window.ts';
import { caseEngine, type EnginePlaces } from './case-engine.ts';
import { handlers } from './handlers.ts';
import { registerHandlers } from './register.ts';
import { runs } from './runs.ts';
import { keptCase } from './study/kept-case.ts';
import { wireLog } from './wire-log.ts';

/** Puts everything behind the window: the engine, the run it carries, the memory, the handler table. */
export function serveWindow(window: () => BrowserWindow | null, memory: Remembered, places: EnginePlaces): void {
  const wire = wireLog();
  const kept = keptCase();
  const engine = caseEngine(places);
  const contents = () => {
    const open = window();
    return open && !open.isDestroyed() ? open.webContents : null;
  };
  const push = <C extends EventChannel>(channel: C, event: Events[C]) => contents()?.send(channel, event);
  const report = (defect: unknown) => console.error('defect in a run:', defect);
  const running = runs({
    engine,
    wire,
    kept,
    report,
    send: (event) => push('run:event', event),
    onDone: ({ machine, model: { target, verdict, startedAt } }) => {
      // The lab has a list of its own.
      if (machine.kind === 'practice') return;
      memory.addRecent({ target: target.input, verdict: verdict.code, at: startedAt }).catch(report);
    },
  });
  const table = handlers({
    engine,
    runs: running,
    wire,
    kept,
    memory,
    session: { version: app.getVersion(), runtime: `Electron ${process.versions.electron}`, platform: process.platform, systemLang: app.getLocale().startsWith('ja') ? 'ja' : 'en' },
    openLink: async (id) => {
      const page = pageOf(id);
      if (page) await shell.openExternal(page);
      return page !== null;
    },
    onSettings: (settings) => applyTheme(settings.theme),
  });
  registerHandlers(table, () => contents()?.id ?? null);
}
