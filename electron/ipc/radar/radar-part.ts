import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { RadarEvent } from '../../../preload/contract/radar-window.ts';
import type { Lang } from '../../../preload/contract/text.ts';
import { translator } from '../../locale/translator.ts';
import { systemDialogs } from './dialogs.ts';
import { radarHandlers, type RadarHandlers } from './radar-handlers.ts';
import { radarRuns } from './radar-runs.ts';
import { radarStore } from './radar-store.ts';

export interface RadarPlaces {
  readonly dataDir: string;
  readonly window: () => BrowserWindow | null;
  readonly send: (event: RadarEvent) => void;
  readonly report: (defect: unknown) => void;
  readonly lang: () => Lang;
}

/** The radar behind the window; what it keeps lies in a folder of its own. */
export function radarPart({ dataDir, window, send, report, lang }: RadarPlaces): RadarHandlers {
  const store = radarStore(join(dataDir, 'radar'));
  return radarHandlers({ store, runs: radarRuns({ store, send, report }), dialogs: systemDialogs(window), translate: () => translator(lang()) });
}
