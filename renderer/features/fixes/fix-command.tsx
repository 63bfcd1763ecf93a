import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useCopy } from '../case/use-copy.ts';
import styles from './fixes.module.css';

/** The command that plans the fix on a practice host; the plan says how it is applied. */
export function FixCommand({ command }: { command: string }) {
  const { t } = useTranslation();
  const [state, copy] = useCopy();
  return (
    <div className={styles.command}>
      <p>{t('fixes.command')}</p>
      <code data-command>{command}</code>
      {command.includes(' --set ') && <p className={styles.cost}>{t('fixes.replace')}</p>}
      <Button icon="copy" onClick={() => void copy(command)}>{t(state === 'copied' ? 'common.copied' : 'fixes.copy')}</Button>
      <output className={state === 'failed' ? undefined : 'hidden-visually'}>{state === 'idle' ? '' : t(state === 'copied' ? 'common.copied' : 'common.copyFailed')}</output>
    </div>
  );
}
