import type { ProbeEvent } from '../../../preload/contract/events.ts';
import type { RadarRunEvent } from '../../../preload/contract/radar-window.ts';
import type { Progress } from './progress.ts';

/** What the task bar shows after an event of a diagnosis, or null when it stays as it is. The control host is not what the person waits for. */
export function progressOf(event: ProbeEvent): Progress | null {
  if (event.type === 'failed') return { kind: 'failed' };
  if (!('side' in event) || event.side !== 'target') return null;
  return event.type === 'started' ? { kind: 'working' } : event.type === 'finished' ? { kind: 'none' } : null;
}

/** The same for an event of the radar. */
export function radarProgressOf({ type }: Pick<RadarRunEvent, 'type'>): Progress {
  switch (type) {
    case 'rows': return { kind: 'working' };
    case 'finished': return { kind: 'none' };
    case 'failed': return { kind: 'failed' };
  }
}
