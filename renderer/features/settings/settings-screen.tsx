import { useTranslation } from 'react-i18next';
import { useSession } from '../../state/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './settings.module.css';

/** Language, appearance and what is remembered. Everything takes effect at once. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const { info, recent, error, change, clearRecent } = useSession();
  if (!info) return null;
  const { lang, theme, updates } = info.settings;
  return (
    <div className={styles.screen}>
      <h1 tabIndex={-1} data-first-focus>{t('settings.title')}</h1>
      {error && <Notice tone="fail">{t(`problem.${error.code}`)}</Notice>}
      <Card title={t('settings.language')}>
        <Choice
          legend={t('settings.language')}
          value={lang}
          onChange={(next) => void change({ lang: next })}
          options={[
            { value: 'system', label: t('settings.langSystem') },
            { value: 'en', label: t('settings.langEn'), lang: 'en' },
            { value: 'ja', label: t('settings.langJa'), lang: 'ja' },
          ]}
        />
      </Card>
      <Card title={t('settings.theme')}>
        <Choice
          legend={t('settings.theme')}
          value={theme}
          onChange={(next) => void change({ theme: next })}
          options={[
            { value: 'system', label: t('settings.themeSystem') },
            { value: 'light', label: t('settings.themeLight') },
            { value: 'dark', label: t('settings.themeDark') },
          ]}
        />
      </Card>
      {info.platform === 'win32' && (
        <Card title={t('settings.updates')}>
          <Choice
            legend={t('settings.updates')}
            value={updates}
            onChange={(next) => void change({ updates: next })}
            options={[
              { value: 'ask', label: t('settings.updatesAsk'), hint: t('settings.updatesHint') },
              { value: 'off', label: t('settings.updatesOff') },
            ]}
          />
        </Card>
      )}
      <Card title={t('settings.recent')}>
        <p>{t('settings.recentHint')}</p>
        <div className={styles.clear}>
          <Button disabled={recent.length === 0} onClick={() => void clearRecent()}>{t('settings.clear')}</Button>
          <output className={styles.note}>{recent.length === 0 ? t('settings.cleared') : ''}</output>
        </div>
      </Card>
    </div>
  );
}
