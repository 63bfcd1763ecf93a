import { Notification, type BrowserWindow } from 'electron';
import type { RunEvent } from '../../../preload/contract/events.ts';
import type { RadarEvent } from '../../../preload/contract/radar-window.ts';
import type { Lang } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { translator } from '../../locale/translator.ts';
import { startUpdates } from '../update/start-updates.ts';
import { setJumpList } from './jump-list.ts';
import { progressOf, radarProgressOf } from './progress-of.ts';
import { showProgress } from './progress.ts';

interface Surroundings {
  readonly window: () => BrowserWindow | null;
  readonly lang: () => Lang;
  readonly platform: NodeJS.Platform;
  /** The folder of the PowerShell scripts. */
  readonly scripts: string;
  /** Whether a change of a machine is under way. */
  readonly changing: () => boolean;
  /** Whether the person wants to be told of updates. */
  readonly updates: () => boolean;
}

/** What the system around the window shows of it. */
export interface Integration {
  /** An event of a diagnosis: the task bar follows it; a result that nobody is looking at is announced. */
  onRun(event: RunEvent): void;
  /** An event of the radar; likewise. */
  onRadar(event: RadarEvent): void;
}

export function integrate({ window, lang, platform, scripts, changing, updates }: Surroundings): Integration {
  let begun = false;
  const translate = translator(lang());
  setJumpList(platform, translate);
  startUpdates({ window, translate, scripts, wanted: updates, caseOpen: () => begun || changing() });
  return {
    onRadar({ event }) {
      showProgress(window(), radarProgressOf(event));
      if (event.type === 'finished') announce(window(), translator(lang())(say('install:toast.radar', { done: event.summary.done })));
    },
    onRun({ event }) {
      begun = true;
      const progress = progressOf(event);
      if (progress) showProgress(window(), progress);
      if (event.type === 'finished' && event.side === 'target') announce(window(), translator(lang())(say('install:toast.finished', { host: showable(event.diagnosis.target.input, 80) })));
    },
  };
}

/** A toast, only where the window is not in front of the person anyway. A click on it brings the window there. */
function announce(window: BrowserWindow | null, text: string): void {
  if (!window || window.isDestroyed() || window.isFocused() || !Notification.isSupported()) return;
  const toast = new Notification({ title: 'RDP Doctor', body: text, silent: true });
  toast.on('click', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  toast.show();
}
