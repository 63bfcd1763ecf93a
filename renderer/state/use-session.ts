import { create } from 'zustand';
import type { ChannelInput } from '../../preload/contract/channels.ts';
import type { RecentTarget, SessionInfo, Settings } from '../../preload/contract/first-channels.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import type { Lang } from '../../preload/contract/text.ts';
import { call } from '../bridge.ts';
import { changeLanguage } from '../text/i18n.ts';

interface SessionState {
  readonly info: SessionInfo | null;
  readonly recent: readonly RecentTarget[];
  readonly error: CallError | null;
  readonly load: () => Promise<Lang>;
  readonly change: (change: Partial<Settings>) => Promise<void>;
  readonly loadRecent: () => Promise<void>;
  readonly clearRecent: () => Promise<void>;
  /** Opens a page of the fixed list in the browser. */
  readonly openLink: (id: ChannelInput<'links.open'>['id']) => Promise<void>;
}

/** Which language the window speaks. */
function languageOf(settings: Settings, systemLang: Lang): Lang {
  return settings.lang === 'system' ? systemLang : settings.lang;
}

/** What holds for the whole session: settings, versions, the targets checked before. */
export const useSession = create<SessionState>()((set, get) => ({
  info: null,
  recent: [],
  error: null,
  async load() {
    const answer = await call('session.info', {});
    if (!answer.ok) return 'en';
    set({ info: answer.value });
    void get().loadRecent();
    return languageOf(answer.value.settings, answer.value.systemLang);
  },
  async change(change) {
    const { info } = get();
    if (!info) return;
    // The window follows at once; only the file may lag or fail.
    const settings = { ...info.settings, ...change };
    set({ info: { ...info, settings }, error: null });
    void changeLanguage(languageOf(settings, info.systemLang));
    const answer = await call('settings.set', change);
    if (!answer.ok) set({ error: answer.error });
  },
  async loadRecent() {
    const answer = await call('recent.list', {});
    if (answer.ok) set({ recent: answer.value.targets });
  },
  async clearRecent() {
    const answer = await call('recent.clear', {});
    set({ recent: [], error: answer.ok ? null : answer.error });
  },
  async openLink(id) {
    await call('links.open', { id });
  },
}));
