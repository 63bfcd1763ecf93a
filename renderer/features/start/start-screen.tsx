import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isError } from '../../state/draft.ts';
import { useDraft } from '../../state/use-draft.ts';
import { useSession } from '../../state/use-session.ts';
import { KeptOffer } from '../kept/kept-offer.tsx';
import { RecoverCard } from '../recover/recover-card.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Attempts } from './attempts.tsx';
import { ComputerField, ControlField } from './computer-fields.tsx';
import { ExplanationView } from './explanation-view.tsx';
import { PracticeCard } from './practice-card.tsx';
import { RecentList } from './recent-list.tsx';
import { SmartField } from './smart-field.tsx';
import styles from './start.module.css';
import { usePasteAnywhere } from './use-paste-anywhere.ts';
import { WhatItSends } from './what-it-sends.tsx';
import { WhereChoice } from './where-choice.tsx';

/** Paste or type, and check: the screen everybody starts on. */
export function StartScreen() {
  const { t } = useTranslation();
  const draft = useDraft();
  const loadRecent = useSession((state) => state.loadRecent);
  usePasteAnywhere();
  useEffect(() => void loadRecent(), [loadRecent]);
  const error = isError(draft);
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <header>
          <h1>{t('start.title')}</h1>
          <p className={styles.lead}>{t('start.lead')}</p>
        </header>
        <RecoverCard />
        <KeptOffer />
      </div>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void draft.check();
        }}
      >
        <SmartField />
        {error && <ComputerField />}
        {error && draft.explanation && <ExplanationView explanation={draft.explanation} titled />}
        <div className={styles.options}>
          <ControlField />
          <Choice
            legend={t('start.depth')}
            value={draft.mode}
            onChange={(mode) => draft.set({ mode })}
            options={[
              { value: 'quick', label: t('start.quick'), hint: t('start.quickHint') },
              { value: 'deep', label: t('start.deep'), hint: t('start.deepHint') },
            ]}
          />
        </div>
        <WhereChoice />
        <Attempts />
        <div className={styles.go}>
          <Button type="submit" look="primary" icon="play" shortcut="F5">{t('start.check')}</Button>
          <p className={styles.promise}>{t('sends.summary')}</p>
        </div>
      </form>
      <aside className={styles.side}>
        <PracticeCard />
        <RecentList />
        <WhatItSends />
      </aside>
    </div>
  );
}
