import type { Draft } from '../../../preload/contract/connection.ts';
import { moved } from '../../state/connection-edits.ts';
import { useConnection } from '../../state/use-connection.ts';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AddAddress } from './add-address.tsx';
import { AddressRow } from './address-row.tsx';
import styles from './addresses.module.css';
import { useWords } from './words.ts';

/** Every way to the computer in its order. The first stands in the file and is always tried first. */
export function AddressesCard({ draft }: { draft: Draft }) {
  const { words } = useWords();
  const setAddresses = useConnection((state) => state.setAddresses);
  const { addresses } = draft;
  const move = (from: number, to: number) => void setAddresses((list) => moved(list, from, to), null).then(() => {
    // The row is at another place now; the focus goes with it.
    requestAnimationFrame(() => {
      const row = document.querySelector(`[data-address="${to}"]`);
      (row?.querySelector<HTMLElement>(to < from ? '[data-move=up]:not(:disabled)' : '[data-move=down]:not(:disabled)') ?? row?.querySelector<HTMLElement>('[data-move]:not(:disabled)'))?.focus();
    });
  });
  return (
    <Card title={words('addresses.title')} note={words('addresses.note')}>
      <ol className={styles.list}>
        {addresses.map((one, index) => <AddressRow key={index} one={one} index={index} count={addresses.length} onMove={move} />)}
      </ol>
      {addresses.length === 0 && <p className={styles.muted}>{words('addresses.none')}</p>}
      {draft.origin.kind === 'file' && addresses.length > 1 && <Notice tone="warn">{words('addresses.fileOnly')}</Notice>}
      <AddAddress first={addresses.length === 0} full={addresses.length >= 20} />
    </Card>
  );
}
