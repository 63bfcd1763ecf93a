import type { Draft } from '../../../preload/contract/connection.ts';
import { useConnection } from '../../state/use-connection.ts';
import { visible } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import tones from '../../ui/tones.module.css';
import styles from './risks.module.css';
import { useWords } from './words.ts';

const LOOK = { info: { tone: 'neutral', icon: 'info' }, warn: { tone: 'warn', icon: 'warn' }, fail: { tone: 'fail', icon: 'fail' } } as const;

/** What is risky in the file, each with one click to the safer value where there is one. */
export function RisksCard({ draft }: { draft: Draft }) {
  const { words } = useWords();
  const change = useConnection((state) => state.change);
  const { lint } = draft;
  const risks = lint.filter(({ state }) => state !== 'info').length;
  return (
    <Card title={words('risks.title')} note={lint.length > 0 ? words('risks.count', { risks, notes: lint.length - risks }) : undefined}>
      <ul className={styles.list} data-risks={risks}>
        {lint.length === 0 && <li className={styles.muted}>{words('risks.none')}</li>}
        {lint.map(({ id, key, state, sentence, suggest }, index) => (
          <li key={`${index} ${id}`} className={styles.risk} data-risk={id}>
            <Icon name={LOOK[state].icon} className={classes(tones[LOOK[state].tone])} />
            <div>
              <p><span className="hidden-visually">{words(`risks.${state}`)} </span>{sentenceOf(sentence)}</p>
              {suggest && (
                <Button data-safer={key} onClick={() => void change(suggest.key, suggest.value)}>
                  {suggest.value === '' ? words('risks.empty', { key: visible(suggest.key) }) : words('risks.set', { key: visible(suggest.key), value: visible(suggest.value) })}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
