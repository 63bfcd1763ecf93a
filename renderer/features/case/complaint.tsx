import { useTranslation } from 'react-i18next';
import type { Message } from '../../../preload/contract/text.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import styles from './case.module.css';

/** What the user of a practice host says on the phone. */
export function Complaint({ complaint }: { complaint: Message | null }) {
  const { t } = useTranslation();
  if (!complaint) return null;
  return (
    <section className={styles.complaint} aria-label={t('practice.onThePhone')}>
      <Chip tone="blocked" icon="flask">{t('practice.badge')}</Chip>
      <p>
        <Icon name="phone" size={14} />{' '}
        <span className={styles.caller}>{t('practice.onThePhone')}</span> {sentenceOf(complaint)}
      </p>
    </section>
  );
}
