import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';

/** Reads `--set KEY=VALUE`, each key once; ends the command (64) for anything else. What a fix takes, the planner checks. */
export function settingForm(given: readonly string[]): Readonly<Record<string, string>> {
  const settings = new Map<string, string>();
  for (const text of given) {
    const [, key, value] = /^([a-z][a-z-]{0,39})=([^\n]{0,300})$/.exec(text) ?? [];
    if (key === undefined || value === undefined || settings.has(key)) throw new Failure(EXIT.usage, say('fixes:setting.form', { text: showable(text, 80) }));
    settings.set(key, value);
  }
  return Object.fromEntries(settings);
}
