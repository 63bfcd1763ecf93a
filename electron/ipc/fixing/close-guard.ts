import { dialog, type BrowserWindow } from 'electron';
import en from '../../../assets/locales/en/fixing.json' with { type: 'json' };
import ja from '../../../assets/locales/ja/fixing.json' with { type: 'json' };
import type { Lang } from '../../../preload/contract/text.ts';
import type { Applying } from './applying.ts';

const WAIT = 0;

/** Asks before the window is closed while a change is under way: wait for its end, or stop after this step and close when all is back. */
export function guardClose(window: BrowserWindow, applying: Pick<Applying, 'current' | 'stop'>, lang: () => Lang): void {
  let asking = false;
  const ask = async (): Promise<void> => {
    const { quit } = lang() === 'ja' ? ja : en;
    const { response } = await dialog.showMessageBox(window, { type: 'question', title: 'RDP Doctor', message: quit.title, detail: quit.detail, buttons: [quit.wait, quit.stop], defaultId: WAIT, cancelId: WAIT, noLink: true });
    if (response === WAIT) return;
    const going = applying.current();
    if (going) applying.stop(going.runId);
    await going?.ended;
    if (!window.isDestroyed()) window.close();
  };
  window.on('close', (event) => {
    if (!applying.current()) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void ask().finally(() => { asking = false; });
  });
}
