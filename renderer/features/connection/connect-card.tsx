import type { Draft } from '../../../preload/contract/connection.ts';
import { takeTyped } from '../../state/connection-typed.ts';
import { useLaunch } from '../../state/connection-launch.ts';
import { isUnsaved, useConnection } from '../../state/use-connection.ts';
import { visible } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Select } from '../tables/select.tsx';
import { connect } from './connect.ts';
import styles from './connection.module.css';
import { LaunchResult } from './launch-result.tsx';
import { useWords } from './words.ts';

/** Opens the saved file with the program that is here, by the primary or by another of the list for once. */
export function ConnectCard({ draft }: { draft: Draft }) {
  const { words } = useWords();
  const { clients, missing, client, address, choose, starting } = useLaunch();
  const refused = useConnection((state) => state.refused);
  const unsaved = isUnsaved({ draft, refused });
  const used = clients?.find(({ kind }) => kind === client) ?? clients?.[0];
  return (
    <Card title={words('connect.title')}>
      <div className={styles.part}>
        {draft.addresses.length > 1 && (
          <Select label={words('connect.by')} value={address ?? ''} options={draft.addresses.map((one, index) => ({ value: index === 0 ? '' : one.address, label: index === 0 ? words('connect.primary', { address: visible(one.address) }) : visible(one.address) }))} onChange={(value) => choose({ address: value === '' ? null : value })} />
        )}
        {clients && clients.length > 1 && used && (
          <Select label={words('connect.with')} value={used.kind} options={clients.map(({ kind, sentence }) => ({ value: kind, label: visible(sentenceOf(sentence)) }))} onChange={(kind) => choose({ client: kind })} />
        )}
        {clients?.length === 1 && used && <p className={styles.muted} data-client={used.kind}>{visible(sentenceOf(used.sentence))}</p>}
        <div className={styles.buttons}>
          <Button icon="play" shortcut="Ctrl+Enter" disabled={starting || clients?.length === 0 || draft.addresses.length === 0} data-connect onClick={() => void takeTyped().then(connect)}>{words(unsaved ? 'connect.saveAndGo' : 'connect.go')}</Button>
        </div>
        <p className={styles.muted}>{words('connect.password')}</p>
        <LaunchResult missing={missing} />
      </div>
    </Card>
  );
}
