import { useTranslation } from 'react-i18next';
import type { InterruptedEntry } from '../../../preload/contract/fixing.ts';
import { useRecover, type RecoverHow } from '../../state/use-recover.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { formatTime } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { errorText, machineText, spoken } from '../journal/spoken.ts';
import { RecoverResults } from './recover-results.tsx';
import styles from './recover.module.css';

/** Offers to bring to an end what was cut off; nothing where nothing was. */
export function RecoverCard() {
  const { t } = useTranslation('journal');
  const { entries, error, results, running } = useRecover();
  const machines = [...new Set(entries.map((one) => one.machine))];
  if (machines.length === 0 && results.length === 0 && !error) return <output className="hidden-visually" />;
  return (
    <div className={styles.place} data-recover={machines.length}>
      {error && <Notice tone="fail">{errorText(error)}</Notice>}
      <RecoverResults />
      {machines.length > 0 && (
        <Card title={t('recover.title')} note={running ? undefined : machines.map(machineText).join(', ')}>
          <p className={styles.lead}>{t('recover.lead')}</p>
          {machines.map((machine) => <OnMachine key={machine} machine={machine} entries={entries.filter((one) => one.machine === machine)} />)}
        </Card>
      )}
    </div>
  );
}

function OnMachine({ machine, entries }: { machine: string; entries: readonly InterruptedEntry[] }) {
  const { t, i18n } = useTranslation('journal');
  const { recover, running } = useRecover();
  const [first] = entries;
  if (!first) return null;
  const named = { title: sentenceOf(first.title), machine: machineText(machine) };
  const mine = running?.machine === machine;
  return (
    <section className={styles.machine} data-interrupted={machine} aria-label={named.machine}>
      <ul className={styles.entries}>
        {entries.map((one) => (
          <li key={one.entry} data-run={one.run}>
            <Icon name="warn" className={styles.warn} />
            <div>
              <p className={styles.title}>{sentenceOf(one.title)} · {machineText(machine)}</p>
              <p>{spoken(one.sentence)} <span className={styles.muted}>{t('recover.since', { time: formatTime(i18n.language, one.at, true) })}</span></p>
            </div>
          </li>
        ))}
      </ul>
      {entries.length > 1 && <p>{t('recover.several', { machine: named.machine })}</p>}
      <dl className={styles.means}>
        <Means how="finish" run={first.run} />
        <Means how="rollBack" run={first.run} />
      </dl>
      <div className={styles.actions}>
        <Button data-how="finish" disabled={running !== null} onClick={() => void recover(machine, 'finish')} aria-label={t('recover.finishNamed', named)}>{t('recover.doFinish')}</Button>
        <Button data-how="rollBack" icon="back" disabled={running !== null} onClick={() => void recover(machine, 'rollBack')} aria-label={t('recover.rollBackNamed', named)}>{t('recover.doRollBack')}</Button>
        <output>{mine ? t(`recover.running.${running.how}`, { machine: named.machine }) : ''}</output>
      </div>
    </section>
  );
}

function Means({ how, run }: { how: RecoverHow; run: InterruptedEntry['run'] }) {
  const { t } = useTranslation('journal');
  return (
    <div>
      <dt>{t(how === 'finish' ? 'recover.doFinish' : 'recover.doRollBack')}</dt>
      <dd>{t(`recover.${how}Means.${run}`)}</dd>
    </div>
  );
}
