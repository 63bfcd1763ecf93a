import { app } from 'electron';
import type { Lang } from '../../preload/contract/text.ts';

/** The one of our languages that is nearest to the system's. Once the app is ready. */
export function systemLanguage(): Lang {
  return app.getLocale().startsWith('ja') ? 'ja' : 'en';
}
