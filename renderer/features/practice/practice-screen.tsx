import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeHost } from '../../../preload/contract/channels.ts';
import { usePractice } from '../../state/use-practice.ts';
import { errorText } from '../../text/error-text.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './practice.module.css';

/** Every practice host with what its user says on the phone. What is wrong with it stays folded. */
export function PracticeScreen() {
  const { t } = useTranslation();
  const { hosts, error, load } = usePractice();
  useEffect(() => void load(), [load]);
  return (
    <div className={styles.screen}>
      <header>
        <h1 tabIndex={-1} data-first-focus>{t('practice.title')}</h1>
        <p className={styles.lead}>{t('practice.lead')}</p>
        <p className={styles.note}>{t('practice.note')}</p>
      </header>
      {error && <Notice tone="fail">{errorText(error)}</Notice>}
      <ol className={styles.list}>
        {hosts.map((host, index) => <Host key={host.name} host={host} number={index + 1} />)}
      </ol>
    </div>
  );
}

function Host({ host, number }: { host: PracticeHost; number: number }) {
  const { t } = useTranslation();
  const { start, makeNew, reset } = usePractice();
  return (
    <li className={styles.host} data-practice={host.name}>
      <div className={styles.under}>
        <h2 className={styles.number}>{t('practice.call', { number })}</h2>
        {host.fixable ? <Chip tone="pass" icon="pass">{t('practice.fixable')}</Chip> : <Chip tone="neutral" icon="person">{t('practice.byHand')}</Chip>}
      </div>
      <blockquote className={styles.complaint}>{sentenceOf(host.complaint)}</blockquote>
      <details className={styles.answer}>
        <summary>{t('practice.answer')}</summary>
        <p>{sentenceOf(host.title)}</p>
        <code className={styles.note}>practice:{host.name}</code>
      </details>
      <div className={styles.actions}>
        <Button look="primary" icon="play" onClick={() => void start(host)} aria-label={t('practice.startNamed', { number })}>{t('practice.start')}</Button>
        <Button icon="refresh" onClick={() => void makeNew(host.name)} aria-label={t('practice.resetNamed', { number })}>{t('practice.reset')}</Button>
        <output className={styles.note}>{reset === host.name ? t('practice.wasReset') : ''}</output>
      </div>
    </li>
  );
}
