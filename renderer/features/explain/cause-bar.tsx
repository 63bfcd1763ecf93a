import { useId } from 'react';
import type { Strength } from '../../../preload/contract/diagnosis.ts';
import styles from './causes.module.css';

/** The middle of the bar, where for begins to the right and against to the left. */
const MIDDLE = 72;
const WIDTH = 240;
const HEIGHT = 12;

export interface Weight {
  readonly for: number;
  readonly against: number;
}

/** How far the bar reaches to the left and to the right of its middle; `most` is the largest weight of all bars beside it. */
export function barOf(weight: Weight, most: number): { left: number; right: number } {
  const scale = Math.max(most, 1);
  const length = (value: number, room: number) => (value <= 0 ? 0 : Math.max(3, Math.min(1, value / scale) * room));
  return { left: length(weight.against, MIDDLE), right: length(weight.for, WIDTH - MIDDLE) };
}

/** Evidence for a cause to the right, against it to the left. The words beside it say the same. */
export function CauseBar({ weight, most, strength }: { weight: Weight; most: number; strength: Strength }) {
  const hatch = useId();
  const { left, right } = barOf(weight, most);
  return (
    <svg className={styles.bar} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={styles.hatch} width="2" height="5" />
      </pattern>
      <rect className={styles.track} x="0" y="0" width={WIDTH} height={HEIGHT} />
      {left > 0 && <rect x={MIDDLE - left} y="1" width={left} height={HEIGHT - 2} fill={`url(#${hatch})`} className={styles.against} />}
      {right > 0 && <rect x={MIDDLE} y="1" width={right} height={HEIGHT - 2} className={styles[strength]} />}
      <rect className={styles.middle} x={MIDDLE - 0.5} y="0" width="1" height={HEIGHT} />
    </svg>
  );
}
