import { useTranslation } from 'react-i18next';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import { useCase } from '../../state/use-case.ts';
import { sentenceOf, textIfKnown } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { showQuestion } from './show-question.ts';
import styles from './next-check.module.css';

type NextCheck = NonNullable<DiagnosisModel['nextCheck']>;

/** Questions by the id of the check that asks them. */
const QUESTION: Readonly<Record<string, string>> = {
  'ask-other-clients': 'scope.otherClients', 'ask-other-hosts': 'scope.otherHosts', 'ask-direct-path': 'scope.directPath', 'ask-by-address': 'scope.byAddress', 'ask-breaks': 'scope.breaks',
  'ask-target-system': 'scope.targetSystem', 'ask-oracle-message': 'scope.oracleMessage', 'ask-av-off': 'scope.avOffTest', 'ask-tcp-only': 'scope.tcpOnly', 'ask-credential': 'scope.credentialCleared',
  h05: 'scope.loopbackTest',
};

/** The check that parts the likeliest causes most for what it costs. */
export function NextCheckCard({ check }: { check: NextCheck }) {
  const { t } = useTranslation();
  const again = useCase((state) => state.again);
  const question = QUESTION[check.id];
  return (
    <Card title={t('nextCheck.title')}>
      <div data-next-check={check.id}>
        <p className={styles.sentence}>{sentenceOf(check.sentence)}</p>
        <NextCheckFacts check={check} />
        {question !== undefined && <Button look="primary" icon="help" className={styles.go} onClick={() => showQuestion(question)}>{t('nextCheck.answer')}</Button>}
        {question === undefined && check.id === 'n05' && <Button look="primary" icon="search" className={styles.go} onClick={() => void again('deep')}>{t('case.deeper')}</Button>}
        {question === undefined && check.id !== 'n05' && <Button look="primary" icon="paste" className={styles.go} onClick={() => showQuestion('paste')}>{t('nextCheck.paste')}</Button>}
      </div>
    </Card>
  );
}

/** What it parts, how long it takes, and what it needs. */
export function NextCheckFacts({ check, priced = true }: { check: NextCheck; priced?: boolean }) {
  const { t } = useTranslation();
  const names = check.splits.map((id) => textIfKnown(`causes:title.${id}`) ?? id);
  return (
    <dl className={styles.facts}>
      {names.length > 0 && (
        <div>
          <dt>{t(names.length > 1 ? 'nextCheck.splits' : 'nextCheck.tests')}</dt>
          <dd>{names.map((name) => <span key={name} className={styles.cause}>{name}</span>)}</dd>
        </div>
      )}
      {priced && (
        <div>
          <dt>{t('nextCheck.takes')}</dt>
          <dd>{t('case.nextCost', { minutes: check.costMinutes })}, {t(`case.needs.${check.needs === 'host access' ? 'hostAccess' : check.needs}`)}</dd>
        </div>
      )}
    </dl>
  );
}
