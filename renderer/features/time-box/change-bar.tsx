import { useTranslation } from 'react-i18next';
import { standingOf } from '../../state/applying.ts';
import { useApplying } from '../../state/use-applying.ts';
import { useReview } from '../../state/use-review.ts';
import { nameOf } from '../../text/fix-title.ts';
import { words } from '../../text/fixing-words.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import tones from '../../ui/tones.module.css';
import styles from './time-box.module.css';

/** Stays in sight on every screen while a change goes on behind the closed dialog, and until its end was looked at. */
export function ChangeBar() {
  useTranslation();
  const change = useApplying((state) => state.change);
  const dismiss = useApplying((state) => state.dismiss);
  const { shown, showChange } = useReview();
  if (!change || shown) return null;
  const { ready } = change.agreed;
  const what = nameOf({ title: ready.plan.texts.title, host: ready.host, here: change.agreed.here });
  const { ended } = change;
  return (
    <section className={styles.banner} aria-label={words('bar.label')} data-change-bar={ended ? standingOf(ended) : 'going'}>
      <div className={classes(styles.row, tones.tint, tones[ended ? 'neutral' : 'accent'])}>
        <Icon name={ended ? 'info' : 'running'} size={18} className={ended ? undefined : tones.spin} />
        <output className={styles.text}>{ended ? words('bar.ended', { what, outcome: words(`word.${standingOf(ended)}`) }) : words('bar.going', { what })}</output>
        <span className={styles.actions}>
          <Button look="primary" onClick={showChange}>{words('bar.show')}</Button>
          {ended && <Button onClick={dismiss}>{words('act.ok')}</Button>}
        </span>
      </div>
    </section>
  );
}
