import { useEffect, useRef, useState } from 'react';
import type { RadarBadLine } from '../../../preload/contract/radar-window.ts';
import { useRadar } from '../../state/use-radar.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import styles from './radar.module.css';
import { useWords } from './words.ts';

/** Ranges wider than a /24 are checked only by somebody who answers for them. */
export function ConsentCard() {
  const consent = useRadar((state) => state.consent);
  return consent && <Consent key={consent.addresses} {...consent} />;
}

function Consent({ ranges, addresses }: { ranges: readonly RadarBadLine[]; addresses: number }) {
  const { words } = useWords();
  const start = useRadar((state) => state.start);
  const [agreed, setAgreed] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Card title={words('consent.title')}>
      <div className={styles.form} data-radar-consent>
        <p>{words('consent.text', { addresses })}</p>
        <BadLines lines={ranges} />
        <label className={styles.agree}>
          <input ref={box} type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
          <span>{words('consent.check')}</span>
        </label>
        <div><Button look="primary" icon="play" disabled={!agreed} onClick={() => void start(true)}>{words('consent.go')}</Button></div>
      </div>
    </Card>
  );
}

/** Lines of the list with their numbers. */
export function BadLines({ lines }: { lines: readonly RadarBadLine[] }) {
  const { words } = useWords();
  return (
    <ul className={styles.lines} tabIndex={0} aria-label={words('list.title')}>
      {lines.map(({ line, because }, index) => (
        <li key={`${line} ${index}`} data-line={line}>
          <b>{words('line.number', { line })}</b> {sentenceOf(because)}
        </li>
      ))}
    </ul>
  );
}
