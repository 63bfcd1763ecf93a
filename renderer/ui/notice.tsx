import { Icon } from './icons/icon.tsx';
import styles from './notice.module.css';
import { classes } from './classes.ts';
import tones from './tones.module.css';

/** A sentence of ours about ourselves: calm, and saying what to do. */
export function Notice({ tone, children }: { tone: 'warn' | 'fail'; children: string }) {
  return (
    <p className={classes(styles.notice, tones.tint, tones[tone])} role={tone === 'fail' ? 'alert' : 'status'}>
      <Icon name={tone === 'warn' ? 'warn' : 'info'} />
      <span>{children}</span>
    </p>
  );
}
