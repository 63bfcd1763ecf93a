import type { CaseFix } from '../../../preload/contract/channels.ts';
import { useCase } from '../../state/use-case.ts';
import { useReview } from '../../state/use-review.ts';
import { words } from '../../text/fixing-words.ts';
import { Button } from '../../ui/button.tsx';

/** Opens the dialog for a fix the app can carry out on the machine of the case; nothing for a person's own steps. */
export function ReviewButton({ fix, needsReason = false }: { fix: CaseFix; needsReason?: boolean }) {
  const open = useReview((state) => state.open);
  const runId = useCase((state) => state.open?.runId ?? null);
  const host = useCase((state) => state.open?.target.host ?? '');
  const { machine, kind } = fix;
  if (machine === null || kind !== 'automatic') return null;
  return (
    <Button look={needsReason ? 'plain' : 'primary'} onClick={() => open({ fix, machine, host, runId, cause: fix.against[0] ?? null, needsReason })} data-review-fix={fix.id}>
      {words(needsReason ? 'reviewAnyway' : 'review')}
    </Button>
  );
}
