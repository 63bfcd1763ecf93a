import { useId, type ReactNode } from 'react';
import styles from './card.module.css';

/** A part of a screen with a heading. */
export function Card({ title, note, actions, children }: { title: string; note?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {note && <div className={styles.note}>{note}</div>}
        {actions}
      </header>
      {children}
    </section>
  );
}
