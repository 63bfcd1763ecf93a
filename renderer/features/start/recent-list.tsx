import { useTranslation } from 'react-i18next';
import { useDraft } from '../../state/use-draft.ts';
import { useSession } from '../../state/use-session.ts';
import { formatTime, visible } from '../../text/format.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { chipOf, verdictLook } from '../case/verdict-look.ts';
import styles from './recent.module.css';

/** The computers checked before, each with what was found; one click checks again. */
export function RecentList() {
  const { t, i18n } = useTranslation();
  const recent = useSession((state) => state.recent);
  const checkTarget = useDraft((state) => state.checkTarget);
  return (
    <Card title={t('start.recent')}>
      {recent.length === 0 && <p className={styles.empty}>{t('start.recentEmpty')}</p>}
      <ul className={styles.list}>
        {recent.slice(0, 6).map(({ target, verdict, at }) => (
          <li key={target}>
            <button type="button" className={styles.entry} onClick={() => void checkTarget(target)}>
              <span className="hidden-visually">{t('start.use', { target: visible(target) })}</span>
              <span className={styles.target} aria-hidden="true">{visible(target)}</span>
              <span className={styles.found}>
                <Chip {...verdictLook(verdict)}>{t(`chip.${chipOf(verdict)}`)}</Chip>
                <time dateTime={at}>{formatTime(i18n.language, at, true)}</time>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
