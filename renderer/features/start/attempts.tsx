import { useTranslation } from 'react-i18next';
import type { Attempt } from '../../../preload/contract/study.ts';
import { useAttempts } from '../../state/use-attempts.ts';
import { useDraft } from '../../state/use-draft.ts';
import { useSession } from '../../state/use-session.ts';
import { formatTime, visible } from '../../text/format.ts';
import { errorText } from '../../text/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { errorTextOf, hex } from './attempt-text.ts';
import styles from './attempts.module.css';

/** The last tries of this PC's own client, read when asked for; elsewhere than on Windows it says that there are none. */
export function Attempts() {
  const { t } = useTranslation();
  const windows = useSession((state) => state.info?.platform === 'win32');
  const { phase, attempts, error, read } = useAttempts();
  return (
    <section className={styles.part} aria-labelledby="attempts-title">
      <h2 id="attempts-title" className={styles.title}>{t('attempts.title')}</h2>
      {!windows && <p className={styles.note}>{t('attempts.notHere')}</p>}
      {windows && phase !== 'done' && <Button icon="refresh" disabled={phase === 'reading'} onClick={() => void read()}>{t(phase === 'reading' ? 'attempts.reading' : 'attempts.read')}</Button>}
      {error && <p className={styles.note} role="status">{errorText(error)}</p>}
      {phase === 'done' && !error && attempts.length === 0 && <p className={styles.note} role="status">{t('attempts.none')}</p>}
      <ul className={styles.list}>
        {attempts.map((one, index) => <Row key={`${one.at} ${index}`} attempt={one} />)}
      </ul>
    </section>
  );
}

function Row({ attempt }: { attempt: Attempt }) {
  const { t, i18n } = useTranslation();
  const { paste, set } = useDraft();
  const { at, server, reason, extended, connected, tlsError } = attempt;
  const use = () => {
    if (reason !== null && !connected) paste(errorTextOf(attempt));
    if (server !== null) set({ computer: server });
  };
  return (
    <li className={styles.row}>
      <span>{at === null ? '–' : formatTime(i18n.language, at, true)}</span>
      <strong>{server === null ? '–' : visible(server)}</strong>
      <span>{connected ? t('attempts.connected') : [reason === null ? null : hex(reason), extended === null ? null : hex(extended), tlsError ? t('attempts.tls') : null].filter(Boolean).join(' / ')}</span>
      <Button onClick={use}>{t('attempts.use')}</Button>
    </li>
  );
}
