import type { Message } from '../../../preload/contract/text.ts';
import { useLaunch } from '../../state/connection-launch.ts';
import { useSession } from '../../state/use-session.ts';
import { formatTime } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { useProblemText } from '../../text/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './connection.module.css';
import { useWords } from './words.ts';

/** What came of the last start; on Windows also what the event log says of it. */
export function LaunchResult({ missing }: { missing: Message | null }) {
  const { words } = useWords();
  const { starting, done, problem } = useLaunch();
  const windows = useSession((state) => state.info?.platform === 'win32');
  const text = useProblemText(problem);
  return (
    <div className={styles.launch} data-launch={starting ? 'starting' : done ? done.state : problem ? 'refused' : 'none'}>
      <output>{starting ? words('connect.starting') : done ? sentenceOf(done.sentence) : ''}</output>
      {text && <Notice tone="fail">{text}</Notice>}
      {missing && <Notice tone="warn">{sentenceOf(missing)}</Notice>}
      {done && windows && <Attempts />}
    </div>
  );
}

function Attempts() {
  const { words, lang } = useWords();
  const { attempts, readAttempts } = useLaunch();
  return (
    <>
      <Button icon="refresh" onClick={() => void readAttempts()}>{words('connect.readLog')}</Button>
      {attempts && (
        <ul data-attempts={attempts.length}>
          {attempts.length === 0 && <li>{words('connect.noAttempts')}</li>}
          {attempts.map(({ at, connected, reason, extended }, index) => (
            <li key={`${index} ${at}`}>
              {at !== null && <time dateTime={at}>{formatTime(lang, at)}</time>} {connected ? words('connect.connected') : words('connect.ended', { reason: hex(reason), extended: hex(extended) })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const hex = (code: number | null): string => (code === null ? '–' : `0x${code.toString(16)}`);
