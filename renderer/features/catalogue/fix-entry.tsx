import { useTranslation } from 'react-i18next';
import type { CatalogueFix } from '../../state/use-catalogue.ts';
import { useCatalogue } from '../../state/use-catalogue.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Chip } from '../../ui/chip.tsx';
import styles from './catalogue.module.css';
import { FixActions } from './fix-actions.tsx';
import { FixFacts } from './fix-facts.tsx';
import { OwnerText } from './owner-text.tsx';

/** One fix of the catalogue: the summary in sight, all the rest unfolded. */
export function FixEntry({ fix }: { fix: CatalogueFix }) {
  const { t } = useTranslation('journal');
  const judged = useCatalogue((state) => state.target !== null);
  return (
    <details className={styles.fix} data-catalogue-fix={fix.id} data-offered={fix.offered}>
      <summary>
        <h2>{sentenceOf(fix.title)}</h2>
        <span className={styles.number}>{fix.number}</span>
        {judged && (fix.offered ? <Chip tone="pass" icon="pass">{t('catalogue.offered')}</Chip> : <Chip tone="neutral" icon="skipped">{t('catalogue.notOffered')}</Chip>)}
        <span className={styles.sentence}>{sentenceOf(fix.sentence)}</span>
      </summary>
      <div className={styles.body}>
        <FixFacts fix={fix} judged={judged} />
        <FixActions fix={fix} />
        <div>
          <h3>{t(fix.kind === 'guided' ? 'catalogue.guide' : 'catalogue.steps')}</h3>
          <ol className={styles.steps}>{fix.steps.map((step) => <li key={step.key}>{sentenceOf(step)}</li>)}</ol>
        </div>
        {fix.texts.owner && <OwnerText text={sentenceOf(fix.texts.owner)} />}
      </div>
    </details>
  );
}
