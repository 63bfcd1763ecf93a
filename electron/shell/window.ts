import { app, BrowserWindow, nativeTheme, type WebContents } from 'electron';
import type { Theme } from '../../preload/contract/first-channels.ts';
import { rememberedPlace, rememberPlace } from './integration/remembered-place.ts';
import { SMALLEST } from './integration/window-place.ts';
import { UI_START } from './serve.ts';
import { stepZoom, zoomFor } from './zoom.ts';

/** The page colour of each theme (renderer/styles/tokens.css), so that the frame never flashes in the other one. */
const PAGE = { light: '#FAFAFA', dark: '#1F1F1F' } as const;

/** Makes the page's `prefers-color-scheme` and the window's frame follow the setting. */
export function applyTheme(theme: Theme): void {
  nativeTheme.themeSource = theme;
}

/** Creates the one window; it appears when it has something to show and `ready` (the theme among it) is there. */
export function createWindow(preload: string, title: string, ready: Promise<unknown>): BrowserWindow {
  const page = () => (nativeTheme.shouldUseDarkColors ? PAGE.dark : PAGE.light);
  const place = rememberedPlace(app.getPath('userData'));
  const window = new BrowserWindow({
    title,
    x: place.x,
    y: place.y,
    width: place.width,
    height: place.height,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: page(),
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false, devTools: false },
  });
  const repaint = () => window.setBackgroundColor(page());
  nativeTheme.on('updated', repaint);
  window.once('closed', () => nativeTheme.removeListener('updated', repaint));
  window.once('ready-to-show', () => void ready.then(() => window.isDestroyed() || window.show(), () => {}));
  if (place.maximized) window.maximize();
  rememberPlace(window, app.getPath('userData'));
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
