import './older-runtime.ts';
import { join } from 'node:path';
import { app, session, type BrowserWindow } from 'electron';
import type { ChannelName } from '../preload/contract/channels.ts';
import { registerHandlers, type Answering } from './ipc/register.ts';
import { declareAppScheme, serveAppScheme } from './shell/app-protocol.ts';
import { runCommandLine, startKind } from './shell/command-line.ts';
import { canBeHandedOver } from './shell/hand-over.ts';
import { listenForOpenings, type Openings } from './shell/integration/openings.ts';
import { debuggingSwitches, readLaunchOptions } from './shell/launch-options.ts';
import { lockContents, lockSession } from './shell/lock-down.ts';
import { setMenu } from './shell/menu.ts';
import { saveFirstScreen } from './shell/screenshot.ts';
import { claimSingleInstance } from './shell/single-instance.ts';
import { isTestBuild } from './shell/test-build.ts';
import { createWindow } from './shell/window.ts';

/** The page stands, and whoever types at once has begun. */
const AFTER_PAGE_MS = 400;
/** What the page asks by itself when it starts. */
const BACKGROUND: ReadonlySet<string> = new Set<ChannelName>(['fix.timers', 'journal.interrupted', 'link.given', 'connection.given', 'draft.offered']);

let window: BrowserWindow | null = null;
const options = readLaunchOptions(process.argv, process.env);

/** What happens when the app is ready, in order. */
async function open(openings: Openings): Promise<void> {
  lockSession(session.defaultSession, false);
  serveAppScheme(join(__dirname, '../renderer'));
  const dataDir = app.getPath('userData');
  const first = import('./ipc/serve-first.ts').then(({ serveFirst }) => serveFirst(dataDir));
  let behind: Promise<Answering> | null = null;
  // The engine takes longer to load than the page to show, and keys wait meanwhile: it is fetched by the first call of a person, or a moment later.
  const rest = () => (behind ??= Promise.all([first, import('./ipc/serve-window.ts')]).then(([begun, { serveWindow }]) => serveWindow(() => window, begun, { dataDir, scriptPath: scriptPath(), platform: process.platform, slowMs: options.practiceSlowMs }, openings)));
  let settle = () => {};
  const settled = new Promise<void>((resolve) => { settle = resolve; });
  registerHandlers(first, async (name) => {
    if (BACKGROUND.has(name)) await settled;
    return rest();
  }, () => (window && !window.isDestroyed() ? window.webContents.id : null));
  setMenu(process.platform);
  window = createWindow(join(__dirname, '../preload/preload.js'), app.getName(), first);
  window.once('closed', () => { window = null; });
  // Windows shuts down without a word of `quit`.
  window.once('session-end', () => void first.then(({ end }) => end()));
  window.webContents.once('render-process-gone', (_event, { reason }) => void (reason === 'clean-exit' || first.then(({ broke }) => broke())));
  window.webContents.once('did-finish-load', () => setTimeout(() => {
    settle();
    // Timers that are due do not wait for somebody to press something.
    rest().catch(console.error);
  }, AFTER_PAGE_MS));
  await first;
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
  if (!canBeHandedOver(process.argv)) {
    console.error('RDP Doctor does not start with so long a command line.');
    return app.exit(64);
  }
  if (!claimSingleInstance(() => window)) return app.exit(0);
  // From here on, and not when the engine is there: what is handed over before it must not be lost.
  const openings = listenForOpenings(app);
  declareAppScheme();
  lockContents();
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(() => open(openings)).catch((defect: unknown) => {
    console.error('RDP Doctor could not open its window:', defect);
    app.exit(1);
  });
}

start();
