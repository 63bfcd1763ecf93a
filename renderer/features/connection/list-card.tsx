import { useMemo } from 'react';
import { useProfiles } from '../../state/connection-list.ts';
import { matchingProfiles } from '../../state/connection-order.ts';
import { useView } from '../../state/use-view.ts';
import { visible } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { useProblemText } from '../../text/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { Notice } from '../../ui/notice.tsx';
import styles from './connection.module.css';
import { ProfileList } from './profile-list.tsx';
import { useTypedSearch } from './use-typed-search.ts';
import { useWords } from './words.ts';

/** The stored profiles, the pinned and the newest first. A user who looks on does not see whose they are. */
export function ListCard() {
  const { words } = useWords();
  const { profiles, notices, problem, backup } = useProfiles();
  const { level, toggleLevel } = useView();
  const text = useProblemText(problem);
  return (
    <Card title={words('list.title')} note={profiles ? words('list.count', { number: profiles.length }) : undefined}>
      {text && <Notice tone="fail">{text}</Notice>}
      {notices.map((notice) => <Notice key={notice.key} tone="warn">{sentenceOf(notice)}</Notice>)}
      <output className={styles.done}>{backup ? words('list.deleted', { name: visible(backup.name), path: visible(backup.path) }) : ''}</output>
      {level === 'user' ? (
        <div className={styles.hidden} data-list-hidden>
          <p>{words('list.hidden')}</p>
          <Button icon="person" shortcut="Ctrl+Shift+U" onClick={toggleLevel}>{words('list.show')}</Button>
        </div>
      ) : <Listed />}
    </Card>
  );
}

function Listed() {
  const { words } = useWords();
  const profiles = useProfiles((state) => state.profiles);
  const { typed, sought, type } = useTypedSearch();
  const shown = useMemo(() => matchingProfiles(profiles ?? [], sought), [profiles, sought]);
  if (!profiles) return <p className={styles.muted}>{words('list.reading')}</p>;
  if (profiles.length === 0) return <p className={styles.muted} data-profiles="0">{words('list.empty')}</p>;
  return (
    <>
      <div className={styles.search}>
        <Field label={`${words('list.search')} (Ctrl+F)`}>
          {(ids) => <input {...ids} type="search" className={field.input} value={typed} maxLength={200} spellCheck={false} data-filter data-profile-search onChange={(event) => type(event.target.value)} />}
        </Field>
        <output className={styles.muted} data-profiles={shown.length}>{words('list.shown', { shown: shown.length, all: profiles.length })}</output>
      </div>
      <ProfileList profiles={shown} />
    </>
  );
}
