import { expect, it } from 'vitest';
import type { ProbeEvent } from '../../../preload/contract/events.ts';
import { progressOf, radarProgressOf } from './progress-of.ts';

const event = (type: string, side?: string) => ({ type, ...(side !== undefined && { side }) }) as unknown as ProbeEvent;

it.each([
  [event('started', 'target'), { kind: 'working' }],
  [event('finished', 'target'), { kind: 'none' }],
  [event('failed'), { kind: 'failed' }],
  [event('stage', 'target'), null],
  [event('started', 'control'), null],
  [event('finished', 'control'), null],
])('%o', (given, wanted) => expect(progressOf(given)).toEqual(wanted));

it.each([['rows', 'working'], ['finished', 'none'], ['failed', 'failed']] as const)('radar: %s is %s', (type, kind) => expect(radarProgressOf({ type })).toEqual({ kind }));
