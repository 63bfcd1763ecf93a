import { classes } from './classes.ts';
import { Icon, type IconName } from './icons/icon.tsx';
import type { Tone } from './state-look.ts';
import styles from './tones.module.css';

/** A short word with a picture, in the colour of what it means. */
export function Chip({ tone, icon, children }: { tone: Tone; icon: IconName; children: string }) {
  return (
    <span className={classes(styles.chip, styles[tone])}>
      <Icon name={icon} size={14} className={icon === 'running' ? styles.spin : undefined} />
      {children}
    </span>
  );
}
