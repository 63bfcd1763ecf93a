import { expect, it } from 'vitest';
import { progressBar } from './progress.ts';

it.each([
  [{ kind: 'none' }, [-1, { mode: 'none' }]],
  [{ kind: 'working' }, [2, { mode: 'indeterminate' }]],
  [{ kind: 'part', done: 0.4 }, [0.4, { mode: 'normal' }]],
  [{ kind: 'part', done: 7 }, [1, { mode: 'normal' }]],
  [{ kind: 'part', done: NaN }, [0, { mode: 'normal' }]],
  [{ kind: 'failed' }, [1, { mode: 'error' }]],
] as const)('%o', (progress, wanted) => expect(progressBar(progress)).toEqual(wanted));
