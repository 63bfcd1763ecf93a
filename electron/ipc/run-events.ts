import { runEvent, type ProbeEvent, type RunEvent } from '../../preload/contract/events.ts';

/**
 * Numbers the events of one run from 0 without a gap and checks each against the contract. One that does not fit is
 * dropped; if it was the result, the window hears of a defect, so that no run stays open for ever.
 */
export function runEvents(runId: string, send: (event: RunEvent) => void, report: (defect: unknown) => void): (event: ProbeEvent) => void {
  let seq = 0;
  const push = (event: ProbeEvent): boolean => {
    const checked = runEvent.safeParse({ runId, seq, event });
    if (!checked.success) {
      report(checked.error);
      return false;
    }
    seq += 1;
    send(checked.data);
    return true;
  };
  return (event) => {
    if (!push(event) && event.type === 'finished') push({ type: 'failed', error: { code: 'defect' } });
  };
}
