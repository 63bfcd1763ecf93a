import { memo } from 'react';
import type { StoredProfile } from '../../../preload/contract/connection.ts';
import { useProfiles } from '../../state/connection-list.ts';
import { useConnection } from '../../state/use-connection.ts';
import { formatTime, visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { DeleteButton } from './delete-button.tsx';
import styles from './list.module.css';
import { RenameButton } from './rename-button.tsx';
import { useWords } from './words.ts';

/** One profile: open it, pin it, give it another name, take it out. */
export const ProfileRow = memo(function ProfileRow({ profile, lang }: { profile: StoredProfile; lang: string }) {
  const { words } = useWords();
  const openStored = useConnection((state) => state.openStored);
  const pin = useProfiles((state) => state.pin);
  const name = visible(profile.name);
  const used = profile.usedAt ?? profile.changedAt;
  return (
    <>
      <button type="button" className={styles.open} onClick={() => openStored(profile.id)}>
        <span className={styles.name}>{name}</span>
        <span className={styles.address}>
          {visible(profile.address) || words('list.noAddress')}
          {profile.fallbacks > 0 && ` · ${words('list.fallbacks', { number: profile.fallbacks })}`}
          {' · '}<time dateTime={used}>{formatTime(lang, used, true)}</time>
        </span>
      </button>
      {profile.practice !== null && <span className={styles.chip}><Chip tone="neutral" icon="unknown">{words('list.practice')}</Chip></span>}
      {profile.reviewDue && <span className={styles.chip}><Chip tone="warn" icon="warn">{words('addresses.due')}</Chip></span>}
      <span className={styles.tools}>
        <Button look="quiet" aria-pressed={profile.pinned} aria-label={words('list.pinNamed', { name })} onClick={() => void pin(profile)}>{words('list.pin')}</Button>
        <RenameButton profile={profile} />
        <DeleteButton profile={profile} />
      </span>
    </>
  );
});
