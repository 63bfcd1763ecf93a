import type * as z from 'zod';

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

/** The same for a run whose result is `finished`. If that does not fit, the window hears `failed` instead, so that no run stays open for ever. */
export function runEvents<E extends { readonly type: string }>(schema: z.ZodType<Numbered<E>>, failed: E, ...[runId, send, report]: Rest<E>): (event: E) => void {
  const push = numberedEvents(schema, runId, send, report);
  return (event) => {
    if (!push(event) && event.type === 'finished') push(failed);
  };
}

type Rest<E> = [runId: string, send: (event: Numbered<E>) => void, report: (defect: unknown) => void];
