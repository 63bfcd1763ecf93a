import { useState } from 'react';
import { useLaunch } from '../../state/connection-launch.ts';
import { useConnection } from '../../state/use-connection.ts';
import { useDraft } from '../../state/use-draft.ts';
import { useSession } from '../../state/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import styles from './connection.module.css';
import { LaunchResult } from './launch-result.tsx';
import { useWords } from './words.ts';

/** A name or an address: Enter checks it, Ctrl+Enter connects, the third makes a profile of it. And every way to open a file. */
export function QuickConnect() {
  const { words } = useWords();
  const [text, setText] = useState('');
  const { openNew, pick, openDefault, busy } = useConnection();
  const { clients, missing, starting, quick } = useLaunch();
  const windows = useSession((state) => state.info?.platform === 'win32');
  const address = text.trim();
  const check = () => {
    if (address !== '') void useDraft.getState().checkTarget(address);
  };
  return (
    <Card title={words('quick.title')}>
      <form
        className={styles.quick}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <Field label={`${words('quick.field')} (Ctrl+L)`} hint={words('quick.hint')}>
          {(ids) => (
            <input {...ids} className={field.input} value={text} maxLength={300} spellCheck={false} autoCapitalize="off" autoComplete="off" placeholder="srv-04.corp.example" data-first-focus data-quick-connect onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" icon="pulse" disabled={address === ''}>{words('quick.check')}</Button>
          <Button look="primary" icon="play" shortcut="Ctrl+Enter" disabled={address === '' || starting || clients?.length === 0} onClick={() => void quick(address)}>{words('quick.connect')}</Button>
          <Button icon="plus" disabled={address === '' || busy} data-new-profile onClick={() => openNew(address)}>{words('quick.profile')}</Button>
        </div>
      </form>
      <LaunchResult missing={missing} />
      <div className={styles.ways}>
        <Button icon="paste" disabled={busy} data-pick onClick={pick}>{words('import.pick')}</Button>
        {windows && <Button disabled={busy} data-default-file onClick={openDefault}>{words('import.default')}</Button>}
        <p className={styles.muted}>{words('import.hint')}</p>
      </div>
    </Card>
  );
}
