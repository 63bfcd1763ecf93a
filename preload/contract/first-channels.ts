import * as z from 'zod';
import { lang, message } from './text.ts';

export const theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof theme>;

/** What the window remembers between starts. `lang: system` follows the computer. */
export const settings = z.strictObject({
  lang: z.enum(['system', 'en', 'ja']), theme,
  /** `ask`: an installed copy on Windows looks for a newer one and asks before it fetches it; `off`: never. */
  updates: z.enum(['ask', 'off']),
});
export type Settings = z.infer<typeof settings>;

/** A target checked before; the newest comes first. */
export const recentTarget = z.strictObject({ target: z.string().max(300), verdict: z.string().max(80), at: z.string().max(40) });
export type RecentTarget = z.infer<typeof recentTarget>;

/** `notices` are what start-up has to tell, such as a damaged file that was set aside. */
const sessionInfo = z.strictObject({
  version: z.string().max(40), runtime: z.string().max(80), platform: z.string().max(20), systemLang: lang,
  settings, notices: z.array(message).max(10),
});
export type SessionInfo = z.infer<typeof sessionInfo>;

/** What the first screen needs. These stand apart so that main can answer them before everything else is loaded. */
export const firstChannels = {
  'session.info': { input: z.strictObject({}), output: sessionInfo },
  'recent.list': { input: z.strictObject({}), output: z.strictObject({ targets: z.array(recentTarget).max(50) }) },
} as const;
