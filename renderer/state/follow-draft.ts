import { call } from '../bridge.ts';
import { draftOf } from './case-draft.ts';
import { useCase } from './use-case.ts';
import { useKept } from './use-kept.ts';
import { useNotes } from './use-notes.ts';
import { useStudy } from './use-study.ts';

/** Changes that come together are told once. Main writes at most once a second. */
const PAUSE_MS = 250;
/** While a call is timed, what is kept says when the app was there last. */
const STILL_THERE_MS = 30_000;

let soon: ReturnType<typeof setTimeout> | undefined;
/** Whether main keeps a draft of this page. */
let told = false;

/** Tells main what is open, so that a crash does not take it along. */
export function followDraft(): void {
  const tell = () => {
    soon ??= setTimeout(send, PAUSE_MS);
  };
  useCase.subscribe(({ open }, before) => open !== before.open && tell());
  useStudy.subscribe(({ answers, skipped }, before) => (answers !== before.answers || skipped !== before.skipped) && tell());
  useNotes.subscribe(({ notes, draft, timer }, before) => (notes !== before.notes || draft !== before.draft || timer !== before.timer) && tell());
  setInterval(() => {
    const { timer } = useNotes.getState();
    if (told && timer !== null && timer.since !== null) tell();
  }, STILL_THERE_MS);
  if (useCase.getState().open) tell();
}

function send(): void {
  soon = undefined;
  const { open } = useCase.getState();
  const { answers, skipped } = useStudy.getState();
  const { notes, draft: typed, timer } = useNotes.getState();
  const draft = open && draftOf(open, { answers, skipped, notes, typed, timer }, performance.now());
  // What a crash left behind is not ours to take away: only a new case takes its place.
  if (!draft && !told) return;
  told = draft !== null;
  if (draft) useKept.setState({ offer: null });
  void call('draft.keep', { draft });
}
