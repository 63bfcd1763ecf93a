import { useTranslation } from 'react-i18next';
import { useOpenFixes } from '../../state/use-fixes.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { fixFor } from './fix-for.ts';
import { showFix } from './show-fix.ts';

/** Leads from the end of the guide to the fix against the cause it found. */
export function GoToFix({ cause, className }: { cause: string | null; className?: string | undefined }) {
  const { t } = useTranslation();
  const fix = fixFor(useOpenFixes()?.fixes ?? [], cause);
  return fix && (
    <div className={className}>
      <Button look="primary" icon="arrow" onClick={() => showFix(fix.id)} data-go-to-fix={fix.id}>{t(fix.offered ? 'fixes.show' : 'fixes.see')}</Button>
    </div>
  );
}

/** Leads from a cause to the fix that is offered against it. */
export function FixOfCause({ cause, className }: { cause: string; className?: string | undefined }) {
  const { t } = useTranslation();
  const fix = fixFor(useOpenFixes()?.fixes ?? [], cause);
  return fix?.offered === true && <Button look="quiet" icon="arrow" className={className} onClick={() => showFix(fix.id)} data-fix-of={cause}>{t('fixes.ofCause', { title: sentenceOf(fix.title) })}</Button>;
}
