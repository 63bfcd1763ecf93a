import { useTranslation } from 'react-i18next';
import type { CaseFix } from '../../../preload/contract/channels.ts';
import { words } from '../../text/fixing-words.ts';
import { sentenceOf } from '../../text/i18n.ts';
import styles from './fixes.module.css';
import { showFix } from './show-fix.ts';

/** The offered fixes side by side, where there is a choice. */
export function CompareTable({ fixes }: { fixes: readonly CaseFix[] }) {
  const { t } = useTranslation();
  if (fixes.length < 2) return null;
  return (
    <div className={styles.scroll}>
      <table className={styles.compare} data-compare={fixes.length}>
        <caption>{words('compare')}</caption>
        <thead>
          <tr>{(['fix', 'against', 'effort', 'notices', 'wayBack'] as const).map((name) => <th key={name} scope="col">{words(`column.${name}`)}</th>)}</tr>
        </thead>
        <tbody>
          {fixes.map((fix) => (
            <tr key={fix.id}>
              <th scope="row"><button type="button" className={styles.link} onClick={() => showFix(fix.id)}>{sentenceOf(fix.title)}</button></th>
              <td>{fix.against.map(({ id, title }) => <span key={id} className={styles.line}>{sentenceOf(title)}</span>)}</td>
              <td>{t('case.nextCost', { minutes: fix.minutes })}</td>
              <td>{sentenceOf(fix.texts.whoNotices)}</td>
              <td>{words(`back.${fix.wayBack}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
