import { useState } from 'react';
import type { Draft, Signer } from '../../../preload/contract/connection.ts';
import type { CallError } from '../../../preload/contract/errors.ts';
import { call } from '../../bridge.ts';
import { useConnection } from '../../state/use-connection.ts';
import { formatTime, visible } from '../../text/format.ts';
import { useProblemText } from '../../text/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../tables/select.tsx';
import styles from './risks.module.css';
import { useWords } from './words.ts';

/** Signs the saved file with a certificate of this user; Windows only. */
export function SignPart({ draft }: { draft: Draft }) {
  const { words, lang } = useWords();
  const { sign, busy } = useConnection();
  const [signers, setSigners] = useState<readonly Signer[] | null>(null);
  const [problem, setProblem] = useState<CallError | null>(null);
  const [chosen, setChosen] = useState('');
  const text = useProblemText(problem);
  const find = async () => {
    const answer = await call('connection.certificates', {});
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setSigners(answer.value.certificates);
    setChosen(answer.value.certificates[0]?.thumbprint ?? '');
  };
  if (draft.changed) return <p className={styles.muted}>{words('sign.saveFirst')}</p>;
  return (
    <div className={styles.preview}>
      {text && <Notice tone="fail">{text}</Notice>}
      {signers === null && <Button data-sign-find onClick={() => void find()}>{words('sign.find')}</Button>}
      {signers?.length === 0 && <p className={styles.muted}>{words('sign.none')}</p>}
      {signers && signers.length > 0 && (
        <>
          <Select label={words('sign.with')} value={chosen} options={signers.map(({ thumbprint, subject, notAfter }) => ({ value: thumbprint, label: words('sign.option', { subject: visible(subject), until: formatTime(lang, notAfter, true), thumbprint: thumbprint.slice(0, 8).toUpperCase() }) }))} onChange={setChosen} />
          <div><Button disabled={busy || chosen === ''} data-sign onClick={() => void sign(chosen)}>{words('sign.go')}</Button></div>
        </>
      )}
    </div>
  );
}
