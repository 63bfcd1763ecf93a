import { basename, join } from 'node:path';
import * as z from 'zod';
import { recentTarget, settings as settingsSchema, type RecentTarget, type Settings } from '../../../preload/contract/first-channels.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { say } from '../../locale/say.ts';
import { readJson, writeJson } from './json-file.ts';

const MAX_RECENT = 12;
const DEFAULTS: Settings = { lang: 'system', theme: 'system', updates: 'ask' };
/** A file of an earlier version lacks what came later. */
const settingsFile = settingsSchema.extend({ updates: settingsSchema.shape.updates.default('ask') });
const recentFile = z.strictObject({ targets: z.array(recentTarget).max(50) });

/** What outlives the window: settings and the targets checked before. Two small files in the data folder. */
export interface Remembered {
  readonly settings: Settings;
  readonly recent: readonly RecentTarget[];
  /** What start-up has to tell about the files. */
  readonly notices: readonly Message[];
  /** Rejects when the file cannot be written; the change then still holds for this session. */
  saveSettings(change: Partial<Settings>): Promise<Settings>;
  addRecent(target: RecentTarget): Promise<void>;
  clearRecent(): Promise<void>;
}

/** Reads both files. A missing one means defaults; a damaged one is set aside and named in `notices`. */
export async function remember(dir: string): Promise<Remembered> {
  const notices: Message[] = [];
  const paths = { settings: join(dir, 'settings.json'), recent: join(dir, 'recent.json') };
  const load = async <T>(path: string, schema: z.ZodType<T>, fallback: T): Promise<T> => {
    const read = await readJson(path, (value) => schema.safeParse(value).success);
    if (read.kind === 'setAside') notices.push(say('window:notice.setAside', { file: basename(path), as: basename(read.as) }));
    if (read.kind === 'unreadable') notices.push(say('window:notice.unreadable', { file: basename(path), code: read.code }));
    return read.kind === 'read' ? schema.parse(read.value) : fallback;
  };
  let settings: Settings = await load(paths.settings, settingsFile, DEFAULTS);
  let recent = (await load(paths.recent, recentFile, { targets: [] })).targets;
  // One write after the other, so that an older state never lands on a newer one.
  let writing: Promise<void> = Promise.resolve();
  const write = (path: string, value: unknown) => {
    const next = writing.then(() => writeJson(path, value));
    writing = next.catch(() => {});
    return next;
  };
  return {
    notices,
    get settings() { return settings; },
    get recent() { return recent; },
    async saveSettings(change) {
      settings = { ...settings, ...change };
      await write(paths.settings, settings);
      return settings;
    },
    addRecent(target) {
      recent = [target, ...recent.filter((one) => one.target.toLowerCase() !== target.target.toLowerCase())].slice(0, MAX_RECENT);
      return write(paths.recent, { targets: recent });
    },
    clearRecent() {
      recent = [];
      return write(paths.recent, { targets: recent });
    },
  };
}
