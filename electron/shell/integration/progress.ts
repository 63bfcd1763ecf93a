import type { BrowserWindow } from 'electron';

/** What the task bar button shows: nothing, work of unknown length, a part done from 0 to 1, or a failure (red on Windows). */
export type Progress = { readonly kind: 'none' } | { readonly kind: 'working' } | { readonly kind: 'part'; readonly done: number } | { readonly kind: 'failed' };

/** The two arguments of `BrowserWindow.setProgressBar` (Electron: below 0 removes it, above 1 is indeterminate). */
export function progressBar(progress: Progress): [number, { mode: 'none' | 'normal' | 'indeterminate' | 'error' }] {
  switch (progress.kind) {
    case 'none': return [-1, { mode: 'none' }];
    case 'working': return [2, { mode: 'indeterminate' }];
    case 'part': return [Math.min(1, Math.max(0, Number.isFinite(progress.done) ? progress.done : 0)), { mode: 'normal' }];
    case 'failed': return [1, { mode: 'error' }];
  }
}

export function showProgress(window: BrowserWindow | null, progress: Progress): void {
  if (window && !window.isDestroyed()) window.setProgressBar(...progressBar(progress));
}
