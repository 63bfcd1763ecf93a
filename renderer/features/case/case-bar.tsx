import { useTranslation } from 'react-i18next';
import type { Case } from '../../state/case.ts';
import { CUT_OFF } from '../../state/case-draft.ts';
import { useCase } from '../../state/use-case.ts';
import { useScreen } from '../../state/use-screen.ts';
import { useView } from '../../state/use-view.ts';
import { formatMs, visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { CallTimer } from '../notes/call-timer.tsx';
import { ReportButton } from '../report/report-button.tsx';
import styles from './case-bar.module.css';
import { useClock } from './use-clock.ts';
import { chipOf, verdictLook } from './verdict-look.ts';
import { verdictState } from './verdict-state.ts';

/** Stays on top: which computer, what was found, how long it takes, and stop or again. */
export function CaseBar({ open }: { open: Case }) {
  const { t } = useTranslation();
  const back = useScreen((state) => state.back);
  const { stop, again } = useCase();
  const { level, toggleLevel } = useView();
  const going = open.phase !== 'ended';
  const { host, port, diagnosis } = open.target;
  return (
    <header className={styles.bar} data-pane>
      <button type="button" className={styles.back} onClick={back} title={`${t('common.back')} (Alt+←)`} aria-label={t('common.back')}>
        <Icon name="back" size={18} />
      </button>
      <div className={styles.title}>
        <h1 tabIndex={-1} data-first-focus>{visible(host)}</h1>
        <span className={styles.port}>
          {port !== null && `${t('case.port', { port })} · `}
          {t(open.request.mode === 'deep' ? 'case.modeDeep' : 'case.modeQuick')}
        </span>
      </div>
      {going && <Chip tone="accent" icon="running">{t('state.running')}</Chip>}
      {diagnosis && <Chip {...verdictLook(diagnosis.verdict.code, verdictState(diagnosis))}>{t(`chip.${chipOf(diagnosis.verdict.code)}`)}</Chip>}
      <Elapsed open={open} />
      {!open.saved && <CallTimer />}
      <div className={styles.actions}>
        <ReportButton open={open} />
        <Button icon="person" aria-pressed={level === 'user'} title={`${t('user.switch')} (Ctrl+Shift+U)`} onClick={toggleLevel} data-level={level}>{t('user.switch')}</Button>
        {going && <Button icon="stop" shortcut="Esc" onClick={() => void stop()}>{t('case.stop')}</Button>}
        {!going && <Button icon="search" onClick={() => void again('deep')}>{t('case.deeper')}</Button>}
        {!going && <Button icon="refresh" shortcut="F5" onClick={() => void again()}>{t('case.again')}</Button>}
      </div>
    </header>
  );
}

function Elapsed({ open }: { open: Case }) {
  const { t } = useTranslation();
  const now = useClock(open.phase !== 'ended');
  const { diagnosis } = open.target;
  if (diagnosis) return <span className={styles.elapsed} title={t('case.took', { time: formatMs(t, diagnosis.durationMs) })}>{formatMs(t, diagnosis.durationMs)}</span>;
  if (open.error === CUT_OFF) return null;
  const ms = Math.max(0, (open.endedAt ?? now) - open.startedAt);
  return <span className={styles.elapsed} role="timer" aria-label={t('case.elapsed')}>{t('common.seconds', { value: (Math.floor(ms / 100) / 10).toFixed(1) })}</span>;
}
