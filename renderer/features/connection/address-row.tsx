import { useState } from 'react';
import type { ListedAddress } from '../../../preload/contract/connection.ts';
import { isDue, todayHere } from '../../state/connection-edits.ts';
import { useConnection } from '../../state/use-connection.ts';
import { visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { classes } from '../../ui/classes.ts';
import styles from './addresses.module.css';
import { BlurField } from './blur-field.tsx';
import { useWords } from './words.ts';

const DRAG_TYPE = 'text/x-rdp-address';

interface Props {
  readonly one: ListedAddress;
  readonly index: number;
  readonly count: number;
  readonly onMove: (from: number, to: number) => void;
}

/** One address: where it leads, why it is here, when to look at it again. Moved by buttons, by Alt and arrows, or by its handle. */
export function AddressRow({ one, index, count, onMove }: Props) {
  const { words } = useWords();
  const { refused, setAddresses } = useConnection();
  const [over, setOver] = useState(false);
  const name = visible(one.address);
  const put = (part: Partial<ListedAddress>) => setAddresses((list) => list.map((other, at) => (at === index ? { ...other, ...part } : other)), index);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of its own fields and buttons; moving has buttons too
    <li
      className={classes(styles.row, over && styles.over)} data-address={index}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        const to = index + (event.key === 'ArrowUp' ? -1 : 1);
        if (to >= 0 && to < count) onMove(index, to);
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        const from = event.dataTransfer.getData(DRAG_TYPE);
        setOver(false);
        if (from === '') return;
        event.preventDefault();
        onMove(Number(from), index);
      }}
    >
      <span className={styles.place}>
        {count > 1 && <span className={styles.handle} aria-hidden="true" title={words('addresses.drag')} draggable onDragStart={(event) => event.dataTransfer.setData(DRAG_TYPE, String(index))}>⠿</span>}
        {index + 1}
      </span>
      <div className={styles.fields}>
        <BlurField label={words(index === 0 ? 'addresses.primary' : 'addresses.fallback')} value={one.address} refused={refused[`addresses.${index}`] ?? null} maxLength={300} name={`address-${index}`} apply={(text) => put({ address: text.trim() })} />
        <BlurField label={words('addresses.reason')} value={one.reason} refused={null} maxLength={300} name={`reason-${index}`} apply={(text) => put({ reason: text.trim() })} />
        {index > 0 && <BlurField label={words('addresses.reviewBy')} type="date" value={one.reviewBy ?? ''} refused={null} maxLength={10} name={`review-${index}`} apply={(text) => put({ reviewBy: /^\d{4}-\d\d-\d\d$/.test(text) ? text : null })} />}
      </div>
      {isDue(one, todayHere()) && <span className={styles.due}><Chip tone="warn" icon="warn">{words('addresses.due')}</Chip></span>}
      <span className={styles.tools}>
        <Button data-move="up" disabled={index === 0} aria-label={words('addresses.upNamed', { address: name })} title="Alt+↑" onClick={() => onMove(index, index - 1)}>↑</Button>
        <Button data-move="down" disabled={index === count - 1} aria-label={words('addresses.downNamed', { address: name })} title="Alt+↓" onClick={() => onMove(index, index + 1)}>↓</Button>
        <Button look="quiet" disabled={count === 1} aria-label={words('addresses.removeNamed', { address: name })} data-remove onClick={() => void setAddresses((list) => list.filter((_, at) => at !== index), null)}>{words('addresses.remove')}</Button>
      </span>
    </li>
  );
}
