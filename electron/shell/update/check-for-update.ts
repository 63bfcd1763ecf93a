import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { UpdateDecision } from './may-update.ts';
import { verifyPublisher } from './verify-publisher.ts';

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

/** electron-updater's one for the Windows assistant, with a check of the signature that refuses what it cannot read. Rejects in a copy that nobody signed. */
export async function loadUpdater(resources: string): Promise<Updater> {
  // Without a publisher in this file, electron-updater would take any installer.
  if (!namesPublisher(await readFile(join(resources, 'app-update.yml'), 'utf8'))) throw new Error('this copy does not name the publisher of its updates');
  const { NsisUpdater } = await import('electron-updater');
  const updater = new NsisUpdater();
  updater.verifyUpdateCodeSignature = (publishers, file) => verifyPublisher(publishers, file);
  return updater;
}

/** Whether `app-update.yml`, as electron-builder writes it, holds a publisher, on its line or as a list below. */
export const namesPublisher = (yml: string): boolean => /^publisherName:[ \t]*(?:\r?\n[ \t]*-)?[ \t]*[^\s~[\]{}-]/m.test(yml);
