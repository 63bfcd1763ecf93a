import type { AddressesModel } from '../../../preload/contract/profile.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import tones from '../../ui/tones.module.css';
import styles from './matrix.module.css';
import { useWords } from './words.ts';

const LOOK = { proven: { tone: 'pass', icon: 'pass' }, different: { tone: 'fail', icon: 'fail' }, unknown: { tone: 'neutral', icon: 'unknown' } } as const;

/** Whether name and address lead to one machine, why, and what the rows show besides. */
export function ProofView({ result }: { result: AddressesModel }) {
  const { words } = useWords();
  const { sameMachine, because, signs, cancelled } = result;
  const { tone, icon } = LOOK[sameMachine];
  return (
    <div className={classes(styles.proof, tones.tint, tones[tone])} data-same={sameMachine}>
      <Icon name={icon} size={20} />
      <div>
        <h3>{sentenceOf({ key: `profile:addresses.same.${sameMachine}` })}</h3>
        <p>{sentenceOf(because)}</p>
        {cancelled && <p>{words('matrix.stopped')}</p>}
        {signs.length > 0 && (
          <ul className={styles.signs}>
            {signs.map(({ id, sentence }) => <li key={id} data-sign={id}><Icon name="info" /><span>{sentenceOf(sentence)}</span></li>)}
          </ul>
        )}
      </div>
    </div>
  );
}
