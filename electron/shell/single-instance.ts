import { app, type BrowserWindow } from 'electron';

/** True for the first instance of this data folder. A second one hands over to it and has to leave. */
export function claimSingleInstance(window: () => BrowserWindow | null): boolean {
  // Chromium may reorder the arguments that it hands over; this copy it leaves alone.
  if (!app.requestSingleInstanceLock({ argv: process.argv })) return false;
  app.on('second-instance', () => {
    const open = window();
    if (!open) return;
    if (open.isMinimized()) open.restore();
    open.focus();
  });
  return true;
}
