import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RawBytes } from '../../../preload/contract/channels.ts';
import type { CallResult } from '../../../preload/contract/errors.ts';
import type { Side } from '../../../preload/contract/events.ts';
import type { Stage } from '../../../preload/contract/stages.ts';
import { useCase } from '../../state/use-case.ts';
import { formatMs, visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { hexDump } from './hex-dump.ts';
import styles from './raw-bytes.module.css';

/** Opens what one step sent and received at one address, byte by byte. */
export function RawBytesButton({ side, stage, address, named }: { side: Side; stage: Stage; address: string; named: boolean }) {
  const { t } = useTranslation();
  const read = useCase((state) => state.bytes);
  const [answer, setAnswer] = useState<CallResult<{ entries: RawBytes[] }> | null>(null);
  const where = visible(address);
  return (
    <Dialog
      title={`${t('facts.bytesOf', { stage: t(`stage.${stage}`) })} · ${where}`}
      description={t('facts.bytesHint')}
      trigger={<Button icon="bytes">{named ? `${t('facts.bytes')} · ${where}` : t('facts.bytes')}</Button>}
      onOpen={() => void read(side, stage, address).then(setAnswer)}
    >
      <Answer answer={answer} />
    </Dialog>
  );
}

function Answer({ answer }: { answer: CallResult<{ entries: RawBytes[] }> | null }) {
  const { t } = useTranslation();
  if (!answer) return <p>{t('facts.bytesLoading')}</p>;
  if (!answer.ok) return <p>{t(`problem.${answer.error.code}`)}</p>;
  if (answer.value.entries.length === 0) return <p>{t('facts.bytesNone')}</p>;
  return (
    <ol className={styles.entries}>
      {answer.value.entries.map((entry, index) => (
        <li key={`${index} ${entry.at}`}>
          <h3 className={styles.head}>
            <span>{t(entry.direction === 'sent' ? 'facts.sent' : 'facts.received')}</span>
            <span className={styles.note}>
              {[t('facts.count', { number: entry.hex.length / 2 }), t('facts.atMs', { time: formatMs(t, entry.at) }), entry.cut && t('facts.cut')].filter(Boolean).join(' · ')}
            </span>
          </h3>
          {/* Wide content scrolls in its own box, which the keyboard has to reach. */}
          <pre className={styles.dump} tabIndex={0} data-direction={entry.direction}>{hexDump(entry.hex)}</pre>
        </li>
      ))}
    </ol>
  );
}
