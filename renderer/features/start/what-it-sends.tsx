import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import styles from './sends.module.css';

const STEPS = ['dns', 'tcp', 'x224', 'tls', 'ntlm'] as const;

/** Exactly what goes over the network, before anybody presses the button. */
export function WhatItSends() {
  const { t } = useTranslation();
  return (
    <Card title={t('sends.title')}>
      <dl className={styles.steps}>
        {STEPS.map((step) => (
          <div key={step}>
            <dt>{t(`sendsTerm.${step}`)}</dt>
            <dd>{t(`sends.${step}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.more}>{t('sends.more')}</p>
      <p className={styles.never}>{t('sends.never')}</p>
    </Card>
  );
}
