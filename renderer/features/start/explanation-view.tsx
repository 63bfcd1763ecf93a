import { useTranslation } from 'react-i18next';
import type { ExplanationModel } from '../../../preload/contract/explanation.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import styles from './explanation.module.css';

/** The codes of an error with their meaning, and what can and cannot be concluded from them. */
export function ExplanationView({ explanation, titled = false, folded = false }: { explanation: ExplanationModel; titled?: boolean; folded?: boolean }) {
  const { t } = useTranslation();
  const { codes, says, doesNotSay, unknownCodes } = explanation;
  if (codes.length + unknownCodes.length + says.length === 0) return null;
  const conclusions = (
    <div className={styles.columns}>
      <Points title={t('explain.says')} icon="pass" points={says} />
      <Points title={t('explain.doesNotSay')} icon="unknown" points={doesNotSay} />
    </div>
  );
  return (
    <section className={styles.panel} aria-label={t('explain.title')} aria-live="polite">
      {titled && <h2 className={styles.title}>{t('explain.title')}</h2>}
      {codes.length > 0 && (
        <dl className={styles.codes}>
          {codes.map((code) => (
            <div key={`${code.kind} ${code.hex}`} className={styles.code}>
              <dt>
                <span className={styles.hex}>{code.hex}</span>
                <span className={styles.kind}>{t(`explain.kind.${code.kind}`)}</span>
              </dt>
              <dd>
                <p>{sentenceOf(code.meaning)}</p>
                <p className={styles.name} title={t('explain.source', { source: code.source })}><code>{code.name}</code></p>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {unknownCodes.length > 0 && <p className={styles.unknown}>{t('explain.unknown', { codes: unknownCodes.join(', ') })}</p>}
      {folded ? (
        <details className={styles.fold}>
          <summary>{t('explain.more')}</summary>
          {conclusions}
        </details>
      ) : conclusions}
    </section>
  );
}

function Points({ title, icon, points }: { title: string; icon: IconName; points: readonly Message[] }) {
  if (points.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul className={styles.points}>
        {points.map((point) => {
          const text = sentenceOf(point);
          return (
            <li key={text}>
              <Icon name={icon} size={14} />
              <span>{text}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
