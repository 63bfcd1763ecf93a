import { create } from 'zustand';
import type { ChannelOutput } from '../../preload/contract/channels.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import { call } from '../bridge.ts';
import { useCase } from './use-case.ts';
import { useStudy } from './use-study.ts';

export type CatalogueFix = ChannelOutput<'fix.catalogue'>['fixes'][number];

interface CatalogueState {
  readonly fixes: readonly CatalogueFix[];
  /** What can be changed for the case; null: nothing, or no case. */
  readonly machine: string | null;
  /** The target of the case the fixes were judged for; null: no case. */
  readonly target: string | null;
  /** That case's run. */
  readonly runId: string | null;
  readonly error: CallError | null;
  /** Judges the catalogue for the open case, where there is one that has ended. */
  readonly load: () => Promise<void>;
}

let asked = 0;

/** Everything the app can do or lead through, judged for the open case. */
export const useCatalogue = create<CatalogueState>()((set) => ({
  fixes: [], machine: null, target: null, runId: null, error: null,
  async load() {
    const question = (asked += 1);
    const { open } = useCase.getState();
    const { answers } = useStudy.getState();
    const runId = open?.phase === 'ended' ? open.runId : null;
    let listed = await call('fix.catalogue', runId ? { runId, answers: { ...answers } } : {});
    const judged = listed.ok && runId !== null;
    // A case that is not kept any more: the catalogue still holds.
    if (!listed.ok && listed.error.code === 'notFound') listed = await call('fix.catalogue', {});
    if (question !== asked) return;
    set(listed.ok ? { ...listed.value, target: judged ? (open?.request.target ?? null) : null, runId: judged ? runId : null, error: null } : { error: listed.error });
  },
}));
