import { useTranslation } from 'react-i18next';
import { useView } from '../../state/use-view.ts';
import { classes } from '../../ui/classes.ts';
import styles from './way-switch.module.css';

/** Guided or expert: the same case, seen in two ways. */
export function WaySwitch() {
  const { t } = useTranslation();
  const { way, setWay } = useView();
  return (
    <div className={styles.group} role="group" aria-label={t('way.label')}>
      {(['guided', 'expert'] as const).map((one) => (
        <button key={one} type="button" className={classes(styles.way, way === one && styles.chosen)} aria-pressed={way === one} onClick={() => setWay(one)}>{t(`way.${one}`)}</button>
      ))}
    </div>
  );
}
