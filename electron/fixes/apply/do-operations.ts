import type { OperationResult } from '../../machine/operation.ts';
import type { Run } from './run.ts';

export type Done =
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly op: number; readonly because: Failure['because']; readonly detail: string };
type Failure = Extract<OperationResult<null>, { ok: false }>;

/** Does what is still to be done of an entry, one operation after the other; each is in the journal before and after. */
export async function doOperations(run: Run): Promise<Done> {
  const { ports } = run;
  const count = run.entry().operations.length;
  for (let op = 0; op < count; op++) {
    const state = run.entry().operations[op];
    if (!state || state.applied) continue;
    if (ports.signal.aborted) return { kind: 'cancelled' };
    const operation = run.operation(op);
    ports.onStep?.({ kind: 'applying', index: op, of: count, target: run.target(op) });
    // A thing that an earlier operation makes can only be captured now; one that was begun is captured already.
    if (state.captured === null && !state.begun) await run.write({ type: 'captured', op, reading: await run.look(operation) });
    await run.write({ type: 'applying', op });
    const applied = await run.apply(operation);
    if (!applied.ok) return { kind: 'failed', op, because: applied.because, detail: applied.detail };
    await run.write({ type: 'applied', op, reading: await run.look(operation) });
  }
  return ports.signal.aborted ? { kind: 'cancelled' } : { kind: 'done' };
}
