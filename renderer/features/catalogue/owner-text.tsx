import { useTranslation } from 'react-i18next';
import { textIfKnown } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { useCopy } from '../case/use-copy.ts';
import styles from './catalogue.module.css';

/** A text that is ready for whoever owns the thing. */
export function OwnerText({ text }: { text: string }) {
  const { t } = useTranslation('journal');
  const [state, copy] = useCopy();
  return (
    <div className={styles.owner} data-owner-text>
      <h3>{t('catalogue.owner')}</h3>
      <p className={styles.muted}>{t('catalogue.ownerHint')}</p>
      <blockquote>{text}</blockquote>
      <Button icon="copy" onClick={() => void copy(text)}>{t('catalogue.copyText')}</Button>
      <output>{state === 'idle' ? '' : (textIfKnown(state === 'copied' ? 'window:common.copied' : 'window:common.copyFailed') ?? '')}</output>
    </div>
  );
}
