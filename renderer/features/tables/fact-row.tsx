import { useTranslation } from 'react-i18next';
import type { Fact } from '../../../preload/contract/facts.ts';
import { formatTime, visible } from '../../text/format.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { FactValue } from '../case/fact-value.tsx';
import { unreadReason } from './filter-facts.ts';
import styles from './table.module.css';

const SOURCE = { wire: 'wire', windows: 'windows', 'host-block': 'hostBlock', paste: 'paste', user: 'user' } as const;

/** One fact as it was read, with the check it belongs to. */
export function FactRow({ fact, check }: { fact: Fact; check: string | undefined }) {
  const { t, i18n } = useTranslation();
  return (
    <tr data-table-fact={fact.name} tabIndex={-1}>
      <th scope="row">
        {check}
        <code className={styles.code}>{fact.name}</code>
      </th>
      <td>
        {fact.value === null && fact.unknown !== undefined ? <Unread reason={fact.unknown} /> : <div className={styles.value}><FactValue value={fact.value} unit={fact.unit} /></div>}
        {fact.address && <code className={styles.code}>{visible(fact.address)}</code>}
      </td>
      <td className={styles.short}>{t(`facts.${SOURCE[fact.source]}`)}</td>
      <td className={styles.short}>{formatTime(i18n.language, fact.at)}</td>
    </tr>
  );
}

function Unread({ reason }: { reason: string }) {
  const { t } = useTranslation();
  const { word, detail } = unreadReason(reason);
  return (
    <span className={styles.unread}>
      <Icon name={word === 'needsAdmin' ? 'shield' : 'unknown'} size={14} />{' '}
      {word ? t(`unread.${word}`) : t('facts.unread', { reason: visible(detail) })}
      {word && detail !== '' && <code className={styles.code}>{visible(detail)}</code>}
    </span>
  );
}
