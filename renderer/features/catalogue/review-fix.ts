import { useCatalogue, type CatalogueFix } from '../../state/use-catalogue.ts';
import { useReview } from '../../state/use-review.ts';

/** Opens the plan of a fix for a machine. `needsReason`: nothing that was read speaks for it, and an expert says why it is run. */
export function reviewFix(fix: CatalogueFix, machine: string, needsReason: boolean): void {
  const { target, runId } = useCatalogue.getState();
  useReview.getState().open({ fix, machine, host: target ?? machine, cause: null, runId, needsReason });
}
