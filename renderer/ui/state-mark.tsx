import { useTranslation } from 'react-i18next';
import type { LiveState } from '../../preload/contract/stages.ts';
import { Icon } from './icons/icon.tsx';
import { STATE_LOOK } from './state-look.ts';
import styles from './state-mark.module.css';
import tones from './tones.module.css';
import { classes } from './classes.ts';

/** A state as picture and word. */
export function StateMark({ state }: { state: LiveState }) {
  const { t } = useTranslation();
  const { icon, tone } = STATE_LOOK[state];
  return (
    <span className={classes(styles.mark, tones[tone])} data-state={state}>
      <Icon name={icon} className={state === 'running' ? tones.spin : undefined} />
      <span>{t(`state.${state}`)}</span>
    </span>
  );
}
