import { app, shell, type BrowserWindow } from 'electron';
import { EVENT_CHANNEL } from '../../preload/contract/channel-names.ts';
import { pageOf } from '../shell/links.ts';
import type { Remembered } from '../shell/store/remembered.ts';
import { applyTheme } from '../shell/window.ts';
import { handlers } from './handlers.ts';
import { probeEngine } from './probe-engine.ts';
import { registerHandlers } from './register.ts';
import { runs } from './runs.ts';
import { wireLog } from './wire-log.ts';

/** Puts everything behind the window: the engine, the run it carries, the memory, the handler table. */
export function serveWindow(window: () => BrowserWindow | null, memory: Remembered): void {
  const wire = wireLog();
  const contents = () => {
    const open = window();
    return open && !open.isDestroyed() ? open.webContents : null;
  };
  const report = (defect: unknown) => console.error('defect in a run:', defect);
  const running = runs({
    engine: probeEngine,
    wire,
    report,
    send: (event) => contents()?.send(EVENT_CHANNEL, event),
    onDone: ({ target, verdict, startedAt }) => {
      memory.addRecent({ target: target.input, verdict: verdict.code, at: startedAt }).catch(report);
    },
  });
  const table = handlers({
    engine: probeEngine,
    runs: running,
    wire,
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
