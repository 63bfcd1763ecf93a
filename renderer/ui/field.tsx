import { useId, type ReactNode } from 'react';
import styles from './field.module.css';
import { Icon } from './icons/icon.tsx';

export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

/** A label above, a hint and a problem below; the control itself is the caller's. */
export function Field({ label, hint, problem, children }: { label: string; hint?: string; problem?: string | null; children: (ids: FieldIds) => ReactNode }) {
  const id = useId();
  const described = [problem ? `${id}-problem` : null, hint ? `${id}-hint` : null].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': problem ? true : undefined })}
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          <Icon name="info" />
          <span>{problem}</span>
        </p>
      )}
      {hint && <p id={`${id}-hint`} className={styles.hint}>{hint}</p>}
    </div>
  );
}
