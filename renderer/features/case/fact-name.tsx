import { textIfKnown } from '../../text/i18n.ts';
import styles from './facts.module.css';

/** A fact's name for people, with the name for scripts below it. */
export function FactName({ name }: { name: string }) {
  const label = textIfKnown(`window:fact.${name}`);
  return (
    <>
      {label && <span className={styles.label}>{label}</span>}
      <code className={styles.name}>{name}</code>
    </>
  );
}
