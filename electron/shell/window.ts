import { BrowserWindow, nativeTheme, type WebContents } from 'electron';
import type { Theme } from '../../preload/contract/channels.ts';
import { UI_START } from './serve.ts';
import { stepZoom, zoomFor } from './zoom.ts';

/** The page colour of each theme (renderer/styles/tokens.css), so that the frame never flashes in the other one. */
const PAGE = { light: '#FAFAFA', dark: '#1F1F1F' } as const;

/** Makes the page's `prefers-color-scheme` and the window's frame follow the setting. */
export function applyTheme(theme: Theme): void {
  nativeTheme.themeSource = theme;
}

/** Creates the one window; it appears when it has something to show. */
export function createWindow(preload: string, title: string): BrowserWindow {
  const page = () => (nativeTheme.shouldUseDarkColors ? PAGE.dark : PAGE.light);
  const window = new BrowserWindow({
    title,
    width: 1320,
    height: 860,
    minWidth: 880,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: page(),
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false, devTools: false },
  });
  const repaint = () => window.setBackgroundColor(page());
  nativeTheme.on('updated', repaint);
  window.once('closed', () => nativeTheme.removeListener('updated', repaint));
  window.once('ready-to-show', () => window.show());
  listenForZoom(window.webContents);
  void window.loadURL(UI_START);
  return window;
}

/** The default menu, which carried the zoom keys, is gone. */
function listenForZoom(contents: WebContents): void {
  contents.on('before-input-event', (event, input) => {
    const factor = zoomFor(input, contents.getZoomFactor());
    if (factor === null) return;
    event.preventDefault();
    contents.setZoomFactor(factor);
  });
  contents.on('zoom-changed', (_event, direction) => contents.setZoomFactor(stepZoom(contents.getZoomFactor(), direction === 'in' ? 1 : -1)));
}
