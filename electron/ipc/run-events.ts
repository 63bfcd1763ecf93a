import type * as z from 'zod';
import { runEvent, type ProbeEvent, type RunEvent } from '../../preload/contract/events.ts';

/** What every push channel carries. */
interface Numbered<E> {
  readonly runId: string;
  readonly seq: number;
  readonly event: E;
}

/**
 * Numbers the events of one run from 0 without a gap and checks each against the contract. False for one that does not
 * fit: it is dropped and reported.
 */
export function numberedEvents<E>(schema: z.ZodType<Numbered<E>>, runId: string, send: (event: Numbered<E>) => void, report: (defect: unknown) => void): (event: E) => boolean {
  let seq = 0;
  return (event) => {
    const checked = schema.safeParse({ runId, seq, event });
    if (!checked.success) {
      report(checked.error);
      return false;
    }
    seq += 1;
    send(checked.data);
    return true;
  };
}

/** The events of one diagnosis. If it was the result that did not fit, the window hears of a defect, so that no run stays open for ever. */
export function runEvents(runId: string, send: (event: RunEvent) => void, report: (defect: unknown) => void): (event: ProbeEvent) => void {
  const push = numberedEvents(runEvent, runId, send, report);
  return (event) => {
    if (!push(event) && event.type === 'finished') push({ type: 'failed', error: { code: 'defect' } });
  };
}
