import { useEffect, useRef, useState } from 'react';
import { useRadar } from '../../state/use-radar.ts';
import { useWords } from './words.ts';

const EVERY_MS = 2000;

/** Tells a screen reader how far the run is: in batches, never row by row. */
export function LiveCounts() {
  const { words } = useWords();
  const run = useRadar((state) => state.run);
  const latest = useRef('');
  const [said, setSaid] = useState('');
  const running = run?.running ?? false;
  useEffect(() => {
    if (run) latest.current = words('run.live', { done: run.counts.done, targets: run.targets, soon: run.counts.states.soon, days: run.warnDays, ended: run.counts.states.ended, unread: run.counts.states.unread });
  }, [run, words]);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setSaid(latest.current), EVERY_MS);
    return () => {
      clearInterval(timer);
      setSaid(latest.current);
    };
  }, [running]);
  return <output className="hidden-visually" data-radar-live>{said}</output>;
}
