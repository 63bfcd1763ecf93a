import type { Draft } from '../../../preload/contract/connection.ts';
import { AddressesCard } from './addresses-card.tsx';
import styles from './connection.module.css';
import { ConnectCard } from './connect-card.tsx';
import { DiffCard } from './diff-card.tsx';
import { DraftBar } from './draft-bar.tsx';
import { MatrixCard } from './matrix-card.tsx';
import { PreviewCard } from './preview-card.tsx';
import { RisksCard } from './risks-card.tsx';
import { SettingsCard } from './settings-card.tsx';
import { WrittenNote } from './written-note.tsx';

/** One profile: its ways to the computer, what is risky in it, what saving it changes, every setting. */
export function Editor({ draft }: { draft: Draft }) {
  return (
    <>
      <DraftBar draft={draft} />
      <WrittenNote />
      <AddressesCard draft={draft} />
      <MatrixCard draft={draft} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <ConnectCard draft={draft} />
          <DiffCard draft={draft} />
        </div>
        <div className={styles.column} data-pane>
          <RisksCard draft={draft} />
          <PreviewCard draft={draft} />
        </div>
      </div>
      <SettingsCard draft={draft} />
    </>
  );
}
