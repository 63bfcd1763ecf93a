import i18next from 'i18next';
import { create } from 'zustand';
import type { CallError } from '../../preload/contract/errors.ts';
import type { Reader } from '../../preload/contract/report.ts';
import type { ReportPart, ReportPreview, SavedFormat } from '../../preload/contract/reporting.ts';
import type { Lang } from '../../preload/contract/text.ts';
import { call } from '../bridge.ts';
import { useNotes } from './use-notes.ts';
import { useScreen } from './use-screen.ts';

interface ReportState {
  /** The case the report is about. */
  readonly id: string | null;
  readonly reader: Reader;
  /** The language of the report, apart from the window's; null until it was chosen. */
  readonly lang: Lang | null;
  readonly without: ReadonlySet<ReportPart>;
  readonly preview: ReportPreview | null;
  /** A form that is being saved. */
  readonly saving: SavedFormat | null;
  readonly saved: { readonly file: string; readonly folder: string } | null;
  readonly error: CallError | null;
  /** Whether the ticket text reached the clipboard, for two seconds. */
  readonly copied: 'idle' | 'copied' | 'failed';
  /** Shows the report of a saved case. */
  readonly open: (id: string) => Promise<void>;
  /** Shows the report of the open case, saved as it is now. */
  readonly openCurrent: () => Promise<void>;
  readonly choose: (change: Partial<Pick<ReportState, 'reader' | 'lang'>>) => void;
  readonly leaveOut: (part: ReportPart, out: boolean) => void;
  readonly refresh: () => Promise<void>;
  readonly save: (format: SavedFormat) => Promise<void>;
  readonly pickKey: (forget: boolean) => Promise<void>;
  /** Puts the ten lines of the ticket on the clipboard. */
  readonly copyTicket: () => Promise<void>;
}

let asked = 0;
let quiet: ReturnType<typeof setTimeout> | undefined;
/** So long it is said that the text was copied. */
const TOLD_MS = 4000;

/** The language a report is made in. */
export const languageOf = ({ lang }: Pick<ReportState, 'lang'>): Lang => lang ?? (i18next.language === 'ja' ? 'ja' : 'en');

/** One report: for whom, in which language, what is in it, and what came of saving it. */
export const useReport = create<ReportState>()((set, get) => {
  const choice = () => {
    const { id, reader, without } = get();
    return id === null ? null : { id, reader, lang: languageOf(get()), without: [...without] };
  };
  return {
    id: null, reader: 'internal', lang: null, without: new Set(), preview: null, saving: null, saved: null, error: null, copied: 'idle',
    async open(id) {
      set(get().id === id ? { saved: null, error: null } : { id, preview: null, saved: null, error: null });
      useScreen.getState().show('report');
      await get().refresh();
    },
    async openCurrent() {
      const id = await useNotes.getState().keep();
      if (id !== null) await get().open(id);
    },
    choose(change) {
      set({ ...change, saved: null, error: null });
      // A name that stands in nothing but a note has no shape to be known by: a vendor gets notes only where that is asked for.
      const parts = [...get().without].filter((one) => one !== 'notes');
      if (change.reader) set({ without: new Set(change.reader === 'vendor' ? [...parts, 'notes'] : parts) });
      void get().refresh();
    },
    leaveOut(part, out) {
      set(({ without }) => ({ without: new Set(out ? [...without, part] : [...without].filter((one) => one !== part)), saved: null, error: null }));
      void get().refresh();
    },
    async refresh() {
      const wanted = choice();
      if (!wanted) return;
      const question = (asked += 1);
      const answer = await call('reporting.preview', wanted);
      // A newer question makes this answer old.
      if (question === asked) set(answer.ok ? { preview: answer.value, error: null } : { preview: null, error: answer.error });
    },
    async save(format) {
      const wanted = choice();
      if (!wanted || get().saving) return;
      set({ saving: format, saved: null, error: null });
      const answer = await call('reporting.save', { choice: wanted, format });
      set(answer.ok ? { saving: null, saved: answer.value.saved } : { saving: null, error: answer.error });
      // The ticket names the files that go with it.
      if (answer.ok && answer.value.saved) await get().refresh();
    },
    async pickKey(forget) {
      const answer = await call('reporting.key', { forget });
      if (!answer.ok) return set({ error: answer.error });
      await get().refresh();
    },
    async copyTicket() {
      const { preview } = get();
      if (!preview) return;
      const copied = await navigator.clipboard.writeText(preview.ticket).then(() => 'copied' as const, () => 'failed' as const);
      set({ copied });
      clearTimeout(quiet);
      quiet = setTimeout(() => set({ copied: 'idle' }), TOLD_MS);
    },
  };
});
