import { randomInt } from 'node:crypto';
import type { AppliedModel } from '../../../preload/contract/applied.ts';
import type { PlanDocument, PlanModel } from '../../../preload/contract/plan.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { IntendedEvent, KeepMode, TimerSpec } from '../journal/events.ts';
import { dueOf } from '../journal/fold.ts';
import type { JournalProblem } from '../journal/read-journal.ts';
import { lockMachine } from '../lock/machine-lock.ts';
import { interruptedOn } from '../recover/interrupted.ts';
import { setTask, taskName, taskOperation } from '../timers/restore-task.ts';
import { conclude, goBack, type Conclusion } from './conclude.ts';
import { doOperations } from './do-operations.ts';
import { proofValues } from './judge-proof.ts';
import { JournalFailed, type EnginePorts, type Proof } from './ports.ts';
import { workOf } from './permit.ts';
import { putTo } from './put-back.ts';
import { differences, movedValues, refusal, refusedModel, type Refusal, type RefusalCause } from './refusal.ts';
import { beginRun, entryOf, withoutJournal, type Run } from './run.ts';

export interface ApplyRequest {
  /** What was typed to confirm. */
  readonly confirm: string | undefined;
  readonly keep: KeepMode;
}

/** `cause` is given where nothing was begun. `restored`: what had been done is back although the journal could not say so. */
export type ApplyAnswer =
  | { readonly ok: true; readonly model: AppliedModel; readonly cause: RefusalCause | null }
  | { readonly ok: false; readonly problem: JournalProblem; readonly entry: string | null; readonly restored: boolean };

/** Applies a plan, in the order of DESIGN §6: look again, capture, journal, restore task, change, prove, keep or take back. */
export async function applyPlan(given: PlanDocument, request: ApplyRequest, ports: EnginePorts): Promise<ApplyAnswer> {
  const lock = await lockMachine(ports.dataDir, ports.machine.id, 'apply');
  if (!lock.ok) {
    if (lock.because === 'io') return { ok: false, problem: lock, entry: null, restored: true };
    return { ok: true, model: refusedModel(refusal(say('apply:refused.busy', { machine: ports.machine.id, pid: lock.pid }))), cause: 'refused' };
  }
  let run: Run | null = null;
  try {
    const ready = await prepare(given, request, ports);
    if ('text' in ready) return { ok: true, model: refusedModel(ready), cause: ready.cause };
    run = await beginRun(ports, ready.id, ready.intent);
    return { ok: true, model: modelOf(run, await carryOut(run)), cause: null };
  } catch (error) {
    if (!(error instanceof JournalFailed)) throw error;
    return { ok: false, problem: error.problem, entry: run?.entry().id ?? null, restored: run === null || (await backWithoutJournal(run)) };
  } finally {
    await lock.release();
  }
}

/** Does the operations of an entry that is in the journal, then keeps or takes back. Throws JournalFailed. */
export async function carryOut(run: Run): Promise<Conclusion> {
  const noTask = await setTask(run);
  if (noTask !== null) return goBack(run, 'operationFailed', [], noTask);
  const done = await doOperations(run);
  if (done.kind === 'done') return conclude(run);
  if (done.kind === 'cancelled') return goBack(run, 'cancelled', []);
  return goBack(run, 'operationFailed', [], `${run.target(done.op)}: ${done.because}: ${done.detail}`);
}

/** An apply's answer from what its entry became. */
export function modelOf(run: Run, { outcome, why, values, detail }: Conclusion): AppliedModel {
  const entry = run.entry();
  const due = outcome === 'awaitingKeep' || outcome === 'kept' ? dueOf(entry) : null;
  const { plan } = entry.intent;
  const params = { fix: plan.fix, machine: entry.intent.machine, before: entry.before.code, after: entry.after?.code ?? entry.before.code, detail: showable(detail ?? '', 300), entry: entry.id, due: due ?? '' };
  const key = outcome === 'kept' ? (due === null ? 'kept' : 'keptInBox') : outcome === 'awaitingKeep' ? 'awaitingKeep' : (why ?? outcome);
  return {
    schema: 'rdp-doctor/applied@1', entry: entry.id, outcome, before: entry.before.code, after: entry.after?.code ?? null, values: [...values], sentence: say(`apply:outcome.${key}`, params), due,
    ...(why === 'cancelled' ? { cancelled: true } : {}),
  };
}

interface Ready {
  readonly id: string;
  readonly intent: IntendedEvent;
}

async function prepare(given: PlanDocument, { confirm, keep }: ApplyRequest, ports: EnginePorts): Promise<Ready | Refusal> {
  const { machine, journal } = ports;
  const view = await journal.read();
  if (!view.ok) throw new JournalFailed(view.problem);
  const [open] = interruptedOn(view.value, machine.id);
  if (open) return refusal(say('apply:refused.interrupted', { entry: open.id, machine: machine.id }));
  if (given.machine !== machine.id) return refusal(say('apply:refused.otherMachine', { planned: showable(given.machine, 80), machine: machine.id }), [{ target: 'machine', planned: given.machine, now: machine.id }]);
  const derived = await ports.derive(given);
  if (!derived.ok) return refusal(derived.sentence, await movedValues(given, ports), derived.because === 'needsAdmin' || derived.because === 'cancelled' ? derived.because : 'refused');
  const { plan } = derived;
  const different = differences(given, plan);
  if (different) return different;
  if (confirm !== plan.confirm) return refusal(say(confirm === undefined ? 'apply:refused.noConfirm' : 'apply:refused.wrongConfirm', { confirm: plan.confirm, text: showable(confirm ?? '', 80) }), [{ target: 'confirm', planned: plan.confirm, now: confirm ?? null }]);
  ports.onStep?.({ kind: 'looking' });
  const before = await ports.prove(ports.signal, plan);
  if (ports.signal.aborted) return refusal(say('apply:refused.cancelled'), [], 'cancelled');
  const id = newId(ports.now(), view.value.ids);
  const timer = await timerOf(plan, id, ports);
  const intent = intentOf(plan, before, timer, keep);
  const denied = await ports.permit?.(workOf(entryOf(ports, id, intent)));
  return denied ? refusal(denied.text, [], denied.cause) : { id, intent };
}

function intentOf(plan: PlanModel, before: Proof, timer: TimerSpec | null, keep: KeepMode): IntendedEvent {
  const { id, sha256, fix, timeBoxMinutes, keepWithinMinutes, proof } = plan;
  return {
    type: 'intended', machine: plan.machine, keep, timer, before: before.verdict, factsBefore: proofValues(before.facts, proof.facts),
    captured: plan.operations.map((one) => (typeof one.before === 'object' && one.before !== null ? (one.before as Record<string, unknown>) : null)),
    plan: { id, sha256, fix, timeBoxMinutes, keepWithinMinutes, proof, operations: plan.operations.map(({ primitive, target, args }) => ({ primitive, target, args })), ...(plan.settings.reason !== undefined && { reason: plan.settings.reason }) },
  };
}

/** The restore task where there is a limit. A time box is the stronger one: it runs whatever anybody says. */
async function timerOf({ timeBoxMinutes, keepWithinMinutes }: PlanModel, id: string, { machine, now, signal }: EnginePorts): Promise<TimerSpec | null> {
  const minutes = timeBoxMinutes ?? keepWithinMinutes;
  if (minutes === null) return null;
  const name = taskName(id);
  const dueAt = new Date(now() + minutes * 60_000).toISOString();
  const captured = await machine.capture(taskOperation(name, dueAt, id), signal);
  return { kind: timeBoxMinutes === null ? 'keepWithin' : 'timeBox', name, dueAt, captured: captured.ok ? { ...captured.value } : null };
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** The day and five letters: short enough to be typed, and not in the journal yet. */
function newId(now: number, taken: readonly string[]): string {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '');
  for (;;) {
    const id = `${day}-${Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;
    if (!taken.includes(id)) return id;
  }
}

/** The journal holds the intent of all that was begun: what can be put back now is, and `recover` finds the rest. */
async function backWithoutJournal(run: Run): Promise<boolean> {
  const mute = withoutJournal(run);
  const begun = run.entry().operations.map((one, op) => ({ op, reading: one.captured, begun: one.begun })).filter((one) => one.begun).reverse();
  return (await putTo(mute, begun)).length === 0;
}
