import { useState } from 'react';
import type { Draft, KeyModel } from '../../../preload/contract/connection.ts';
import { useConnection } from '../../state/use-connection.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { SettingField } from './setting-field.tsx';
import { groupsOf, USUAL } from './settings-view.ts';
import styles from './settings.module.css';
import { UnknownLines } from './unknown-lines.tsx';
import { useTypedSearch } from './use-typed-search.ts';
import { settingText, useWords } from './words.ts';

/** Every setting that a profile can have, by name and in groups; those nobody documented are kept as they are. */
export function SettingsCard({ draft }: { draft: Draft }) {
  const { words } = useWords();
  const keys = useConnection((state) => state.keys);
  const { typed, sought, type } = useTypedSearch();
  const searching = sought.trim() !== '';
  const groups = groupsOf(keys, draft, sought, settingText);
  const usual = USUAL.flatMap((name) => keys.find(({ key }) => key === name) ?? []);
  return (
    <Card title={words('settings.title')} note={words('settings.note')}>
      <div className={styles.search}>
        <Field label={`${words('settings.search')} (Ctrl+F)`}>
          {(ids) => <input {...ids} type="search" className={field.input} value={typed} maxLength={100} spellCheck={false} data-filter data-setting-search onChange={(event) => type(event.target.value)} />}
        </Field>
        {searching && <output className={styles.muted}>{words('settings.found', { number: groups.reduce((sum, one) => sum + one.keys.length, 0) })}</output>}
      </div>
      {!searching && <Fields keys={usual} draft={draft} />}
      <div className={styles.groups}>
        {groups.map(({ group, keys: mine, set }) => <Group key={`${group} ${searching}`} group={group} keys={mine} set={set} draft={draft} startsOpen={searching} />)}
      </div>
      <UnknownLines draft={draft} />
    </Card>
  );
}

function Fields({ keys, draft }: { keys: readonly KeyModel[]; draft: Draft }) {
  return <div className={styles.fields}>{keys.map((one) => <SettingField key={one.key} model={one} draft={draft} />)}</div>;
}

/** Its fields are in the page only while it is open: there are many. */
function Group({ group, keys, set, draft, startsOpen }: { group: string; keys: readonly KeyModel[]; set: number; draft: Draft; startsOpen: boolean }) {
  const { words } = useWords();
  const [open, setOpen] = useState(startsOpen);
  return (
    <details className={styles.group} open={open} data-group={group} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{sentenceOf({ key: `profile:group.${group}` })} <span className={styles.muted}>{words('settings.set', { set, all: keys.length })}</span></summary>
      {open && <Fields keys={keys} draft={draft} />}
    </details>
  );
}
