import { call } from '../../bridge.ts';
import { caseOf, timerOf } from '../../state/case-draft.ts';
import { useCase } from '../../state/use-case.ts';
import { useDraft } from '../../state/use-draft.ts';
import { useJump } from '../../state/use-jump.ts';
import { useKept } from '../../state/use-kept.ts';
import { useNotes } from '../../state/use-notes.ts';
import { useScreen } from '../../state/use-screen.ts';
import { useStudy } from '../../state/use-study.ts';

/** Opens what was kept of a case, as it was. Nothing is checked, read or changed for it. */
export async function openKept(): Promise<void> {
  const answer = await call('draft.open', {});
  if (!answer.ok) return useKept.setState({ error: answer.error });
  const { draft, diagnosis } = answer.value;
  const { target, control, mode, code, where } = draft.request;
  const explained = code === null ? null : await call('code.explain', { text: code });
  // The case that is open makes way first, so that what follows is not taken for a part of it.
  useCase.getState().drop();
  useStudy.getState().begin(draft.answers);
  useStudy.setState({ skipped: draft.skipped });
  useNotes.setState({ notes: draft.notes, draft: draft.typed, timer: timerOf(draft, performance.now()) });
  useJump.setState({ fact: null, count: 0 });
  fillForm();
  useKept.setState({ offer: null, error: null });
  // A number below nothing: no answer to a run of now is taken for one of this case.
  useCase.setState({ open: caseOf(draft, diagnosis, explained?.ok ? explained.value : null, -1, performance.now()) });
  useScreen.getState().show('case');

  /** The start screen holds what was typed there; the lab has no form. */
  function fillForm() {
    if (target.startsWith('practice:')) return;
    const form = useDraft.getState();
    form.reset();
    form.paste(code ?? target);
    form.set({ control: control ?? '', mode, ...(code !== null && { computer: target }), ...(where && { where }) });
  }
}
