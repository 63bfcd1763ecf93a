import { dialog, type BrowserWindow } from 'electron';

/** What the handlers ask a person for; the system's dialogs, or a stand-in. */
export interface Dialogs {
  /** A file to read, absolute; null when none was chosen. */
  open(): Promise<string | null>;
  /** Where to write, absolute; the system has asked before it names an existing file. */
  save(name: string): Promise<string | null>;
}

/** The system's own dialogs, over the window. */
export function systemDialogs(window: () => BrowserWindow | null): Dialogs {
  return {
    async open() {
      const parent = window();
      const options = { properties: ['openFile' as const] };
      const { canceled, filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
      return canceled ? null : (filePaths[0] ?? null);
    },
    async save(name) {
      const parent = window();
      const options = { defaultPath: name, properties: ['showOverwriteConfirmation' as const] };
      const { canceled, filePath } = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
      return canceled || !filePath ? null : filePath;
    },
  };
}
