import { useEffect, useRef } from 'react';
import { useRadar } from '../../state/use-radar.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { useProblemText } from '../../text/use-problem-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { ConsentCard } from './consent-card.tsx';
import { ListCard } from './list-card.tsx';
import { LiveCounts } from './live-counts.tsx';
import styles from './radar.module.css';
import { ResultCard } from './result-card.tsx';
import { RunButtons } from './run-buttons.tsx';
import { SinceCard } from './since-card.tsx';
import { useWords } from './words.ts';

/** Many computers at once: whose certificate ends soon, who cannot be read, what changed since the last time. */
export function RadarScreen() {
  const { words } = useWords();
  const { load, problem, note, run } = useRadar();
  const screen = useRef<HTMLDivElement>(null);
  const problemText = useProblemText(problem);
  useEffect(() => void load(), [load]);
  useEffect(() => {
    // Ctrl+Enter and Ctrl+E belong to the screen that has something to start and to save.
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing || document.querySelector('[role=dialog], [role=alertdialog]')) return;
      if (event.key === 'Enter') void useRadar.getState().start();
      else if (event.key.toLowerCase() === 'e') screen.current?.querySelector<HTMLElement>('[data-radar-export]')?.focus();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <div className={styles.screen} ref={screen}>
      <header className={styles.head}>
        <div>
          <h1 tabIndex={-1} data-first-focus>{words('title')}</h1>
          <p className={styles.lead}>{words('lead')}</p>
        </div>
        <RunButtons />
      </header>
      {problemText && <Notice tone="fail">{problemText}</Notice>}
      <output className={styles.note}>{note ? sentenceOf(note) : ''}</output>
      <ConsentCard />
      <ListCard key={run ? 'run' : 'none'} startsOpen={run === null} />
      <LiveCounts />
      <SinceCard />
      <ResultCard />
    </div>
  );
}
