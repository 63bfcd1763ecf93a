import { useState } from 'react';
import type { CallError } from '../../../preload/contract/errors.ts';
import type { CollectorForm } from '../../../preload/contract/reporting.ts';
import { call } from '../../bridge.ts';
import { useReportWords } from '../../text/report-words.ts';
import { visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useCopy } from '../case/use-copy.ts';
import styles from './collector.module.css';

const FORMS: readonly CollectorForm[] = ['any', 'azure', 'intune'];

/** For the computer whose facts cannot be read from here: a script for its owner, and three steps. */
export function CollectorSteps({ startsOpen }: { startsOpen: boolean }) {
  const { words } = useReportWords();
  const [form, setForm] = useState<CollectorForm>('any');
  return (
    <details className={styles.fold} open={startsOpen || undefined} data-collector>
      <summary className={styles.summary}>{words('collector.title')}</summary>
      <div className={styles.body}>
        <p className={styles.muted}>{words('collector.lead')}</p>
        <Choice legend={words('collector.form')} value={form} onChange={setForm} options={FORMS.map((value) => ({ value, label: words(`collector.${value}.name`), hint: words(`collector.${value}.hint`) }))} />
        <ol className={styles.steps}>
          <li>
            <p>{words('collector.step1')}</p>
            <GetScript form={form} />
          </li>
          <li>{words(`collector.${form}.run`)}</li>
          <li>{words('collector.step3')}</li>
        </ol>
      </div>
    </details>
  );
}

function GetScript({ form }: { form: CollectorForm }) {
  const { words, errorText } = useReportWords();
  const [copied, copy] = useCopy();
  const [error, setError] = useState<CallError | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const copyScript = async () => {
    const answer = await call('collector.script', { form });
    setError(answer.ok ? null : answer.error);
    setSaved(null);
    if (answer.ok) await copy(answer.value.text);
  };
  const saveScript = async () => {
    const answer = await call('collector.save', { form });
    setError(answer.ok ? null : answer.error);
    setSaved(answer.ok && answer.value.saved ? words('saved', { file: visible(answer.value.saved.file), folder: visible(answer.value.saved.folder) }) : null);
  };
  const told = copied === 'copied' ? words('collector.copied') : copied === 'failed' ? words('copyFailed') : (saved ?? '');
  return (
    <>
      <div className={styles.buttons}>
        <Button icon="copy" onClick={() => void copyScript()} data-collector-copy>{words('collector.copy')}</Button>
        <Button onClick={() => void saveScript()} data-collector-save>{words('collector.save')}</Button>
      </div>
      <output className={styles.told}>{told}</output>
      {error && <Notice tone="fail">{errorText(error)}</Notice>}
    </>
  );
}
