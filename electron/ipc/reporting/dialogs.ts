import { dialog, type BrowserWindow } from 'electron';

/** What the handlers ask a person for: paths never come from the window. */
export interface ReportDialogs {
  /** A file to read, absolute; null when none was chosen. */
  open(): Promise<string | null>;
  /** Where to write, absolute; the system has asked before it names an existing file, unless `replaces` says that this is meant. */
  save(path: string, options?: { readonly replaces?: boolean }): Promise<string | null>;
}

/** The system's own dialogs, over the window. */
export function reportDialogs(window: () => BrowserWindow | null): ReportDialogs {
  return {
    async open() {
      const [parent, options] = [window(), { properties: ['openFile' as const], filters: [{ name: 'JSON', extensions: ['json'] }, { name: '*', extensions: ['*'] }] }];
      const { canceled, filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
      return canceled ? null : (filePaths[0] ?? null);
    },
    async save(path, { replaces = false } = {}) {
      const [parent, options] = [window(), { defaultPath: path, properties: replaces ? [] : ['showOverwriteConfirmation' as const] }];
      const { canceled, filePath } = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
      return canceled || !filePath ? null : filePath;
    },
  };
}
