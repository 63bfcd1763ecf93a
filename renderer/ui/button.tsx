import type { ButtonHTMLAttributes, Ref } from 'react';
import styles from './button.module.css';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icons/icon.tsx';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'plain' | 'quiet';
  readonly icon?: IconName;
  /** The key that does the same; shown small, read as part of the name. */
  readonly shortcut?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button whose words say what it does. */
export function Button({ look = 'plain', icon, shortcut, className, children, ...rest }: Props) {
  return (
    <button type="button" className={classes(styles.button, styles[look], className)} {...rest}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {shortcut && <kbd className={styles.shortcut}>{shortcut}</kbd>}
    </button>
  );
}
