import type { ApplyOutcome, AppliedValue } from '../../../preload/contract/applied.ts';
import type { BackReason, Reading, SeenVerdict } from '../journal/events.ts';
import { afterOf } from '../plan/after.ts';
import { clearTask } from '../timers/restore-task.ts';
import { factsDiffer, judgeProof, proofValues, type Judgement } from './judge-proof.ts';
import { isAsPlanned, sameReading, shownReading } from './readings.ts';
import { rollBack } from './roll-back.ts';
import type { Run } from './run.ts';

/** How a run ended. `why` names the reason where it went back. */
export interface Conclusion {
  readonly outcome: Exclude<ApplyOutcome, 'refused'>;
  readonly why: BackReason | 'cannotGoBack' | null;
  readonly values: readonly AppliedValue[];
  readonly detail?: string;
}

const BACK: Record<Exclude<Judgement, 'better'>, BackReason> = { noBetter: 'noEffect', worse: 'worse', notAsPlanned: 'notAsPlanned' };

/** All operations are done: reads everything back, looks anew, and keeps the change or takes it back. */
export async function conclude(run: Run): Promise<Conclusion> {
  const { ports } = run;
  const { plan, keep, timer, factsBefore } = run.entry().intent;
  const ours: Reading[] = [];
  for (const op of plan.operations.keys()) ours.push(await run.look(run.operation(op)));
  ports.onStep?.({ kind: 'proving' });
  const proof = await ports.prove(ports.signal, plan);
  await run.write({ type: 'verified', ours, after: proof.verdict });
  const values = valuesOf(run, ours);
  if (ports.signal.aborted) return goBack(run, 'cancelled', values);
  const judged = judgeProof({
    before: run.entry().before, after: proof.verdict, probe: plan.proof.probe,
    asPlanned: plan.operations.every((_, op) => isAsPlanned(run.operation(op), ours[op] ?? null)),
    changed: plan.operations.some(({ primitive }, op) => !sameReading(primitive, run.entry().operations[op]?.captured ?? null, ours[op] ?? null) || restartedAnew(run, op, ours[op] ?? null))
      || factsDiffer(factsBefore, proofValues(proof.facts, plan.proof.facts)),
  });
  if (judged !== 'better') return goBack(run, BACK[judged], values);
  const waits = timer?.kind === 'keepWithin' && (keep === 'ask' || (keep === 'ifProven' && !isWell(proof.verdict)));
  if (waits) {
    await run.write({ type: 'awaitingKeep' });
    return { outcome: 'awaitingKeep', why: null, values };
  }
  return (await keepEntry(run)) ? { outcome: 'kept', why: null, values } : { outcome: 'failed', why: 'cannotGoBack', values };
}

/** Keeps an entry for good: its restore task goes, unless it is a time box, which always runs. */
export async function keepEntry(run: Run): Promise<boolean> {
  if (run.entry().intent.timer?.kind === 'keepWithin') {
    await run.write({ type: 'keeping' });
    if ((await clearTask(run)) !== null) return false;
  }
  await run.write({ type: 'kept' });
  return true;
}

/** Takes the change back; where that fails, the entry stays open for `recover`. */
export async function goBack(run: Run, why: BackReason, values: readonly AppliedValue[], detail?: string): Promise<Conclusion> {
  const back = await rollBack(run, why, detail);
  const more = detail === undefined ? {} : { detail };
  if (!back) return { outcome: 'failed', why: 'cannotGoBack', values, ...more };
  return { outcome: why === 'noEffect' ? 'noEffect' : why === 'operationFailed' ? 'failed' : 'rolledBack', why, values, ...more };
}

const isWell = ({ code }: SeenVerdict): boolean => code === 'HEALTHY';

/** A service that runs on as before was restarted all the same: its last start's event or process tells. */
function restartedAnew(run: Run, op: number, now: Reading): boolean {
  const before = run.entry().operations[op]?.captured ?? null;
  const own = (reading: Reading) => JSON.stringify((reading as { service?: { pid?: unknown; lastEvent?: unknown } } | null)?.service ?? null);
  return run.operation(op).primitive === 'service.restart' && own(before) !== own(now);
}

function valuesOf(run: Run, ours: readonly Reading[]): AppliedValue[] {
  return run.entry().intent.plan.operations.map(({ primitive, target }, op) => {
    const planned = afterOf(run.operation(op), run.entry().operations[op]?.captured ?? {});
    return { target, planned: shownReading(primitive, planned), now: shownReading(primitive, ours[op] ?? null) };
  });
}
