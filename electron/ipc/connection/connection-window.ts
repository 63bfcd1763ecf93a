import { execFile } from 'node:child_process';
import { dirname, isAbsolute } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { EventChannel, Events } from '../../../preload/contract/bridge.ts';
import { translator } from '../../locale/translator.ts';
import { say } from '../../locale/say.ts';
import { openThisMachine } from '../../machine/powershell/powershell-machine.ts';
import { signFile } from '../../profile/sign/rdpsign.ts';
import { listSigners } from '../../profile/sign/signers.ts';
import { profileStore } from '../../profile/store/profile-store.ts';
import type { Openings } from '../../shell/integration/openings.ts';
import { systemLanguage } from '../../shell/system-language.ts';
import type { EnginePlaces } from '../case-engine.ts';
import type { Engine } from '../engine.ts';
import { clientsHere } from './find-clients.ts';
import { givenFile, rdpFileAmong } from './given-file.ts';
import { openDrafts } from './open-drafts.ts';
import type { ConnectionParts } from './ports.ts';

/** How this room reaches the window. */
export interface WindowPort {
  window(): BrowserWindow | null;
  push<C extends EventChannel>(channel: C, event: Events[C]): void;
  lang(): 'en' | 'ja';
  report(defect: unknown): void;
  /** What is handed to the app from outside. */
  readonly openings: Openings;
}

const WAIT_MS = 30_000;

/** The connection screen's handlers on this computer: its dialogs, its clients, its folders. */
export function connectionParts({ dataDir, scriptPath, platform }: EnginePlaces, engine: Pick<Engine, 'attempts'>, port: WindowPort): ConnectionParts {
  const given = givenFile(rdpFileAmong(process.argv, process.cwd()));
  const hear = (path: string | null) => {
    if (path === null) return;
    given.put(path);
    port.push('connection:given', {});
  };
  port.openings.onOpening((opening) => {
    if (opening.kind === 'start') hear(rdpFileAmong(opening.argv, opening.folder));
    if (opening.kind === 'file') hear(opening.path);
  });
  const filters = () => {
    const translate = translator(port.lang());
    return { rdp: { name: translate(say('profile:dialog.rdp')), extensions: ['rdp'] }, exports: { name: translate(say('profile:dialog.exports')), extensions: ['xml', 'json'] }, all: { name: translate(say('profile:dialog.all')), extensions: ['*'] } };
  };
  const run = (program: string, args: readonly string[], env: Record<string, string>) => new Promise<{ code: number | null; output: string }>((resolve) => {
    execFile(program, [...args], { env, timeout: WAIT_MS, windowsHide: true, maxBuffer: 1024 * 1024 }, (error, stdout) => resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : null, output: stdout }));
  });
  return {
    store: profileStore(dataDir),
    drafts: openDrafts(),
    ports: {
      async pickFile() {
        const { rdp, exports, all } = filters();
        const options = { properties: ['openFile' as const], filters: [rdp, exports, all] };
        const open = port.window();
        const { canceled, filePaths } = open ? await dialog.showOpenDialog(open, options) : await dialog.showOpenDialog(options);
        return canceled ? null : (filePaths[0] ?? null);
      },
      async pickTarget(suggested) {
        const options = { defaultPath: suggested, filters: [filters().rdp] };
        const open = port.window();
        const { canceled, filePath } = open ? await dialog.showSaveDialog(open, options) : await dialog.showSaveDialog(options);
        return canceled || filePath === undefined || filePath === '' ? null : filePath;
      },
      takeGiven: () => given.take(),
      documents: () => (platform === 'win32' ? app.getPath('documents') : null),
      dataDir,
      platform,
      codePage: systemLanguage() === 'ja' ? 'shift_jis' : 'windows-1252',
      thisMachine: () => {
        const opened = isAbsolute(scriptPath) ? openThisMachine(scriptPath, platform) : null;
        return opened?.ok ? opened.machine : null;
      },
      clients: () => clientsHere(platform, process.env),
      attempts: () => engine.attempts(),
      signers: () => listSigners(dirname(scriptPath), process.env, run),
      sign: (file, thumbprint) => signFile({ file, thumbprint, platform, env: process.env }),
      send: (event) => port.push('address:event', event),
      report: (defect) => port.report(defect),
    },
  };
}
