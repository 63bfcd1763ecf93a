import { create } from 'zustand';
import type { ChannelOutput } from '../../preload/contract/channels.ts';
import type { CallError, CallResult } from '../../preload/contract/errors.ts';
import type { RadarBadLine, RadarEvent, RadarList, RadarRun, RadarStartAnswer, RadarWindowRow } from '../../preload/contract/radar-window.ts';
import type { Message } from '../../preload/contract/text.ts';
import { call, onEvent } from '../bridge.ts';
import { EMPTY_LIST, listOf, numbersOf, type ListDraft } from './radar-draft.ts';

interface RadarScreenState {
  readonly draft: ListDraft;
  readonly run: RadarRun | null;
  /** The first rows of the run, as many as the window holds. */
  readonly rows: readonly RadarWindowRow[];
  /** True until the last run is read, and while a start is looked at. */
  readonly busy: boolean;
  /** Ranges that somebody has to agree to first. */
  readonly consent: { readonly ranges: readonly RadarBadLine[]; readonly addresses: number } | null;
  readonly problem: CallError | null;
  readonly since: ChannelOutput<'radar.since'>['since'];
  /** What our own slowness added to the times of the last run, ms. */
  readonly lagMs: number;
  /** What was done last, such as a file saved. */
  readonly note: Message | null;
  readonly load: () => Promise<void>;
  readonly edit: (change: Partial<ListDraft>) => void;
  readonly pick: () => Promise<void>;
  readonly start: (consent?: boolean) => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly saveAs: (kind: 'csv' | 'ics' | 'jsonl') => Promise<void>;
  readonly clear: () => Promise<void>;
}

/** The window holds so many rows; main sends no more of one run. */
export const MAX_ROWS = 20_000;

let loaded = false;
/** Rows came that do not follow those that are here: they are read once more at the end. */
let gap = false;

/** The radar: the list that is typed, the run that goes on or was the last, its rows. */
export const useRadar = create<RadarScreenState>()((set, get) => {
  const readRows = async (): Promise<void> => {
    let rows: readonly RadarWindowRow[] = [];
    for (let from: number | null = 0; from !== null && rows.length < MAX_ROWS;) {
      const page: CallResult<ChannelOutput<'radar.page'>> = await call('radar.page', { from });
      if (!page.ok) return set({ rows, problem: page.error });
      rows = [...rows, ...page.value.rows].slice(0, MAX_ROWS);
      from = page.value.next;
      // What is here is shown while the rest comes.
      set({ rows });
    }
  };
  const compare = async (): Promise<void> => {
    const answer = await call('radar.since', {});
    if (answer.ok) set({ since: answer.value.since });
  };
  const hear = ({ runId, event }: RadarEvent): void => {
    const { run, rows } = get();
    if (run?.runId !== runId) return;
    if (event.type === 'rows') {
      if (event.first !== rows.length && rows.length < MAX_ROWS) gap = true;
      set({ run: { ...run, counts: event.counts }, ...(!gap && event.rows.length > 0 && { rows: [...rows, ...event.rows] }) });
      return;
    }
    const targets = event.type === 'finished' && event.complete ? event.summary.targets : run.targets;
    set({ run: { ...run, targets, counts: event.counts, running: false, complete: event.type === 'finished' && event.complete } });
    if (event.type === 'finished') set({ lagMs: event.summary.loopLagMs.mean });
    else set({ problem: event.error });
    if (gap) void readRows();
    gap = false;
    void compare();
  };
  const begun = (answer: CallResult<RadarStartAnswer>, fresh: boolean): void => {
    if (!answer.ok) return set({ busy: false, problem: answer.error });
    const { value } = answer;
    if (value.kind === 'needsConsent') return set({ busy: false, consent: value });
    if (value.kind === 'empty') return set({ busy: false, problem: { code: 'badInput', text: { key: 'radarscreen:list.empty' } } });
    set({ busy: false, run: value.run, consent: null, since: null, lagMs: 0, ...(fresh && { rows: [] }) });
  };
  return {
    draft: EMPTY_LIST, run: null, rows: [], busy: true, consent: null, problem: null, since: null, lagMs: 0, note: null,
    async load() {
      if (loaded) return;
      loaded = true;
      onEvent('radar:event', hear);
      const answer = await call('radar.last', {});
      if (!answer.ok) return set({ busy: false, problem: answer.error });
      const { run } = answer.value;
      if (run) {
        set({ run, draft: { ...EMPTY_LIST, concurrency: String(run.concurrency), warnDays: String(run.warnDays) } });
        await readRows();
        if (!run.running) void compare();
      }
      set({ busy: false });
    },
    edit: (change) => set(({ draft }) => ({ draft: { ...draft, ...change }, consent: null, problem: null })),
    async pick() {
      const answer = await call('radar.pick', {});
      if (!answer.ok) set({ problem: answer.error });
      else if (answer.value.file) get().edit({ file: { kind: 'picked', ...answer.value.file } });
    },
    async start(consent = false) {
      const { draft, run, busy } = get();
      const numbers = numbersOf(draft);
      if (busy || run?.running || !numbers) return;
      const list: RadarList | null = listOf(draft, run !== null);
      if (!list) return set({ problem: { code: 'badInput', text: { key: 'radarscreen:list.missing' } } });
      set({ busy: true, problem: null, note: null });
      begun(await call('radar.start', { list, ...numbers, wideRanges: consent }), true);
    },
    async resume() {
      const { run, busy } = get();
      if (busy || !run || run.running) return;
      set({ busy: true, problem: null, note: null });
      begun(await call('radar.resume', {}), false);
    },
    async stop() {
      await call('radar.stop', {});
    },
    async saveAs(kind) {
      set({ note: null, problem: null });
      const answer = await call('radar.export', { kind });
      if (!answer.ok) set({ problem: answer.error });
      else if (answer.value.saved !== null) set({ note: { key: 'radarscreen:export.saved', params: { file: answer.value.saved } } });
    },
    async clear() {
      const answer = await call('radar.clear', {});
      if (!answer.ok) return set({ problem: answer.error });
      set({ run: null, rows: [], since: null, problem: null, lagMs: 0, note: { key: 'radarscreen:run.cleared' } });
    },
  };
});
