import { useTranslation } from 'react-i18next';
import type { CaseFix } from '../../../preload/contract/channels.ts';
import { sentenceOf, textIfKnown } from '../../text/i18n.ts';
import { TierMark } from '../review/tier-mark.tsx';
import { FixCommand } from './fix-command.tsx';
import styles from './fixes.module.css';
import { ReviewButton } from './review-button.tsx';

/** One offered fix: why, whom it touches, how it is taken back, and how to do it by hand. */
export function FixItem({ fix, startsOpen }: { fix: CaseFix; startsOpen: boolean }) {
  const { t } = useTranslation();
  return (
    <details className={styles.fix} open={startsOpen} data-fix={fix.id}>
      <summary>
        <h3>{sentenceOf(fix.title)}</h3>
        <span className={styles.cost}>{t('case.nextCost', { minutes: fix.minutes })}</span>
      </summary>
      <div className={styles.body}>
        <p>{sentenceOf(fix.sentence)}</p>
        <div className={styles.act}>
          <ReviewButton fix={fix} />
          {fix.kind === 'automatic' && <TierMark tier={fix.tier} />}
        </div>
        <FixTable fix={fix} />
        <h4 className={styles.stepsTitle}>{t('fixes.steps')}</h4>
        <ol className={styles.steps}>
          {fix.steps.map((step) => <li key={step.key}>{sentenceOf(step)}</li>)}
        </ol>
        {fix.command !== null && <FixCommand command={fix.command} />}
      </div>
    </details>
  );
}

function FixTable({ fix }: { fix: CaseFix }) {
  const { t } = useTranslation();
  const rows = [
    ['why', sentenceOf(fix.because)],
    ['against', fix.against.map(({ title }) => sentenceOf(title))],
    ['effort', t('case.nextCost', { minutes: fix.minutes })],
    ['who', t(`fixes.whoIs.${fix.who}`)],
    ['notices', sentenceOf(fix.texts.whoNotices)],
    ['wayBack', sentenceOf(fix.texts.wayBack)],
    ['tier', textIfKnown(`window:fixes.tierIs.${fix.tier}`) ?? String(fix.tier)],
  ] as const;
  return (
    <table className={styles.table}>
      <caption className="hidden-visually">{t('fixes.table', { title: sentenceOf(fix.title) })}</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{t(`fixes.${name}`)}</th>
            <td>{typeof value === 'string' ? value : value.map((one) => <span key={one} className={styles.line}>{one}</span>)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
