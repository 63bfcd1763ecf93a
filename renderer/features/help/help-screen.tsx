import { useTranslation } from 'react-i18next';
import type { ChannelInput } from '../../../preload/contract/channels.ts';
import { KEY_HELP } from '../../keys.ts';
import { useSession } from '../../state/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { WhatItSends } from '../start/what-it-sends.tsx';
import styles from './help.module.css';

const LINKS: readonly ChannelInput<'links.open'>['id'][] = ['rdp-errors', 'rdp-troubleshoot', 'rdp-certificates', 'rdp-protocol'];

/** Keys, what goes over the network, how to read a result, and which version this is. */
export function HelpScreen() {
  const { t } = useTranslation();
  const { info, openLink } = useSession();
  return (
    <div className={styles.screen}>
      <h1 tabIndex={-1} data-first-focus>{t('help.title')}</h1>
      <Card title={t('help.keyboard')}>
        <dl className={styles.keys}>
          {KEY_HELP.map(([keys, what]) => (
            <div key={what}>
              <dt><kbd>{keys}</kbd></dt>
              <dd>{t(`key.${what}`)}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card title={t('help.reads')}>
        <ul className={styles.reads}>
          <li>{t('help.readsCodes')}</li>
          <li>{t('help.readsBlocked')}</li>
          <li>{t('help.readsUnknown')}</li>
        </ul>
      </Card>
      <WhatItSends />
      <Card title={t('help.links')}>
        <p>{t('help.linksHint')}</p>
        <ul className={styles.links}>
          {LINKS.map((id) => <li key={id}><Button look="quiet" icon="link" onClick={() => void openLink(id)}>{t(`link.${id}`)}</Button></li>)}
        </ul>
      </Card>
      {info && (
        <Card title={t('help.about')}>
          <dl className={styles.about}>
            <div><dt>{t('help.version')}</dt><dd>RDP Doctor {info.version}</dd></div>
            <div><dt>{t('help.runtime')}</dt><dd>{info.runtime}, {info.platform}</dd></div>
          </dl>
        </Card>
      )}
    </div>
  );
}
