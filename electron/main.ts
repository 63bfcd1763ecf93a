import './older-runtime.ts';
import { join } from 'node:path';
import { app, session, type BrowserWindow } from 'electron';
import { registerHandlers } from './ipc/register.ts';
import { declareAppScheme, serveAppScheme } from './shell/app-protocol.ts';
import { runCommandLine, startKind } from './shell/command-line.ts';
import { debuggingSwitches, readLaunchOptions } from './shell/launch-options.ts';
import { lockContents, lockSession } from './shell/lock-down.ts';
import { setMenu } from './shell/menu.ts';
import { saveFirstScreen } from './shell/screenshot.ts';
import { claimSingleInstance } from './shell/single-instance.ts';
import { isTestBuild } from './shell/test-build.ts';
import { createWindow } from './shell/window.ts';

let window: BrowserWindow | null = null;
const options = readLaunchOptions(process.argv, process.env);

/** What happens when the app is ready, in order. */
async function open(): Promise<void> {
  lockSession(session.defaultSession, false);
  serveAppScheme(join(__dirname, '../renderer'));
  // What is behind the window is loaded while the page's own process starts, which takes longer.
  const behind = import('./ipc/serve-window.ts').then(({ serveWindow }) => serveWindow(() => window, { dataDir: app.getPath('userData'), scriptPath: scriptPath(), platform: process.platform, slowMs: options.practiceSlowMs }));
  registerHandlers(behind, () => (window && !window.isDestroyed() ? window.webContents.id : null));
  setMenu(process.platform);
  window = createWindow(join(__dirname, '../preload/preload.js'), app.getName(), behind);
  window.once('closed', () => { window = null; });
  await behind;
  if (options.screenshot) await saveFirstScreen(window, options.screenshot);
  if (options.screenshot && options.exitAfterScreenshot) app.quit();
}

/** The reader of Windows facts: beside the app when it is installed, in the sources otherwise. */
function scriptPath(): string {
  const folder = app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'assets');
  return join(folder, 'powershell', 'run.ps1');
}

/** What happens before: nothing here may wait. */
function start(): void {
  const begun = app.isPackaged ? startKind(process.argv.slice(1)) : { kind: 'window' as const };
  if (begun.kind === 'command') return runCommandLine(begun.args, join(__dirname, '../cli/rdp-doctor.js'));
  const bearsAll = !app.isPackaged || isTestBuild(app.getAppPath());
  const refused = begun.kind === 'refused' ? begun.switches : bearsAll ? [] : debuggingSwitches(process.argv.slice(1));
  if (refused.length > 0) {
    console.error(`RDP Doctor does not start with ${refused.join(' ')}.`);
    return app.exit(64);
  }
  // Chromium cannot sandbox for root; a start with this switch exists in development only (release builds refuse it).
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  if (options.dataDir) app.setPath('userData', options.dataDir);
  if (!claimSingleInstance(() => window)) return app.exit(0);
  declareAppScheme();
  lockContents();
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(open).catch((defect: unknown) => {
    console.error('RDP Doctor could not open its window:', defect);
    app.exit(1);
  });
}

start();
