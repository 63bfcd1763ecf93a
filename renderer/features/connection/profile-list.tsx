import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';
import type { StoredProfile } from '../../../preload/contract/connection.ts';
import styles from './list.module.css';
import { ProfileRow } from './profile-row.tsx';
import { useWords } from './words.ts';

/** Fixed, so that thousands need no measuring, px; the style sheet holds every row to it. */
const ROW_PX = 58;

/** The rows; only those in sight are in the page, yet it is told how many there are. */
export function ProfileList({ profiles }: { profiles: readonly StoredProfile[] }) {
  const { words, lang } = useWords();
  const box = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes this component; the rows take only plain values
  const virtual = useVirtualizer({
    count: profiles.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    getItemKey: useCallback((index: number) => profiles[index]?.id ?? index, [profiles]),
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the arrow keys of the buttons in its rows
    <div
      className={styles.box} ref={box}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        const here = (event.target as HTMLElement).closest('[data-place]')?.getAttribute('data-place') ?? null;
        if (step === 0 || here === null || event.ctrlKey || event.altKey) return;
        const next = Math.min(profiles.length - 1, Math.max(0, Number(here) + step));
        event.preventDefault();
        virtual.scrollToIndex(next);
        requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-place="${next}"] button`)?.focus({ preventScroll: true }));
      }}
    >
      <ul className={styles.list} aria-label={words('list.title')} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const profile = profiles[item.index];
          return profile && (
            <li key={item.key} className={styles.row} data-place={item.index} data-profile={profile.id} aria-setsize={profiles.length} aria-posinset={item.index + 1} style={{ top: item.start }}>
              <ProfileRow profile={profile} lang={lang} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
