import { app, dialog, type BrowserWindow } from 'electron';
import type { Translate } from '../../locale/translator.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { readInstall } from '../../machine/install/read-install.ts';
import { checkForUpdate, loadUpdater, type Updater } from './check-for-update.ts';
import { mayUpdate } from './may-update.ts';
import { readPolicy } from '../../machine/install/read-policy.ts';

interface UpdateOptions {
  readonly window: () => BrowserWindow | null;
  readonly translate: Translate;
  /** The folder of `elevated.ps1`. */
  readonly scripts: string;
  /** The person's setting. */
  readonly wanted: () => boolean;
  /** Whether a case was begun or a change is under way. */
  readonly caseOpen: () => boolean;
}

/** Late enough not to be in the way of the first minute, ms. */
const WAIT_MS = 30_000;

/** Looks for an update once in each start, unless a case is open by then; the next start looks again. Other copies never ask anybody. */
export function startUpdates(options: UpdateOptions): void {
  if (!app.isPackaged || process.platform !== 'win32') return;
  setTimeout(() => void look(options).catch((defect: unknown) => console.error('looking for an update:', defect)), WAIT_MS).unref();
}

async function look({ window, translate, scripts, wanted, caseOpen }: UpdateOptions): Promise<void> {
  const [{ kind }, policy] = await Promise.all([readInstall(process.execPath, scripts), readPolicy('DisableUpdates')]);
  let updater: Updater | undefined;
  const found = await checkForUpdate(mayUpdate({ packaged: app.isPackaged, platform: process.platform, kind, policy, setting: wanted(), caseOpen: caseOpen() }), async () => (updater = await loadUpdater(process.resourcesPath)));
  const open = window();
  // While we asked, a case may have begun: it is told at the next start.
  if (found.kind !== 'available' || !updater || !open || caseOpen()) return;
  const words = (key: string, params?: Record<string, string>) => translate(say(`install:update.${key}`, params));
  const { response } = await dialog.showMessageBox(open, {
    type: 'info', title: 'RDP Doctor', message: words('title', { version: showable(found.version, 40) }), detail: words('detail'), buttons: [words('later'), words('install')], defaultId: 0, cancelId: 0, noLink: true,
  });
  if (response !== 1) return;
  try {
    await updater.downloadUpdate();
    updater.quitAndInstall(false, true);
  } catch (problem) {
    await dialog.showMessageBox(open, { type: 'error', title: 'RDP Doctor', message: words('failed', { detail: showable(problem instanceof Error ? problem.message : String(problem), 300) }), noLink: true });
  }
}
