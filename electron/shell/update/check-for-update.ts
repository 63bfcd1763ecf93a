import type { UpdateDecision } from './may-update.ts';

/** The part of electron-updater that is used. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  allowPrerelease: boolean;
  disableWebInstaller: boolean;
  downloadUpdate(): Promise<unknown>;
  /** `isSilent`, `isForceRunAfter` of electron-updater. */
  quitAndInstall(isSilent: boolean, isForceRunAfter: boolean): void;
  checkForUpdates(): Promise<{ readonly isUpdateAvailable: boolean; readonly updateInfo: { readonly version: string } } | null>;
}

export type UpdateFound = { readonly kind: 'notAsked'; readonly decision: UpdateDecision } | { readonly kind: 'none' } | { readonly kind: 'available'; readonly version: string } | { readonly kind: 'failed'; readonly detail: string };

/**
 * Asks for a newer version, if that may be. Never downloads and never installs by itself: the person does, and Windows asks for permission.
 * `load` brings electron-updater in, which otherwise is never loaded.
 */
export async function checkForUpdate(decision: UpdateDecision, load: () => Promise<Updater>): Promise<UpdateFound> {
  if (!decision.may) return { kind: 'notAsked', decision };
  try {
    const updater = await load();
    Object.assign(updater, { autoDownload: false, autoInstallOnAppQuit: false, allowDowngrade: false, allowPrerelease: false, disableWebInstaller: true });
    const found = await updater.checkForUpdates();
    return found?.isUpdateAvailable === true ? { kind: 'available', version: found.updateInfo.version } : { kind: 'none' };
  } catch (problem) {
    return { kind: 'failed', detail: problem instanceof Error ? problem.message : String(problem) };
  }
}

/** electron-updater's one for the Windows assistant; it checks the publisher's signature of what it downloads. */
export async function loadUpdater(): Promise<Updater> {
  const { NsisUpdater } = await import('electron-updater');
  return new NsisUpdater();
}
