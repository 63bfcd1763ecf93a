import { randomUUID } from 'node:crypto';
import type { CallError } from '../../../preload/contract/errors.ts';
import { fixEvent, type ApplyEvent, type FixEvent } from '../../../preload/contract/fixing.ts';
import type { PlanDocument } from '../../../preload/contract/plan.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { applyPlan, type ApplyAnswer } from '../../fixes/apply/apply-plan.ts';
import type { KeepMode } from '../../fixes/journal/events.ts';
import { runDueTimers } from '../../fixes/timers/timers.ts';
import type { LookingWorker } from '../../machine/powershell/elevation/looking-worker.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { enginePorts } from '../../session/open-engine.ts';
import type { OpenedMachine, Seen } from '../../session/open-machine.ts';
import type { Outcome } from '../engine.ts';
import { runEvents } from '../run-events.ts';
import { stepsOf } from './make-plan.ts';
import type { PlanStore, StoredPlan } from './plan-store.ts';
import { withMachine, type MachinePlaces } from './with-machine.ts';

export interface ApplyingOptions {
  readonly store: PlanStore;
  readonly places: MachinePlaces;
  readonly send: (event: FixEvent) => void;
  /** A change came to its end: something may go back by itself now. */
  readonly onDone: () => void;
  readonly report: (defect: unknown) => void;
}

export interface ApplyAsked {
  readonly token: string;
  readonly confirm: string;
  readonly keep: KeepMode;
}

/** The one change that may be under way. It ends by itself, whatever becomes of the window. */
export interface Applying {
  /** Spends the token; events follow after the id was given out. */
  start(asked: ApplyAsked): Outcome<{ runId: string }>;
  /** The step under way ends, then all goes back. False when that run is not going on. */
  stop(runId: string): boolean;
  /** The run that is under way, and its end. */
  current(): { readonly runId: string; readonly ended: Promise<void> } | null;
}

type Step = Extract<ApplyEvent, { type: 'step' }>;

/** Texts have no part in what is applied. */
const NO_TEXTS: PlanDocument['texts'] = { title: '', why: [], changes: [], whoNotices: '', wayBack: '', ifInterrupted: '', guards: [] };

export function applying({ store, places, send, onDone, report }: ApplyingOptions): Applying {
  let current: { runId: string; abort: AbortController; ended: Promise<void> } | null = null;

  const run = async (runId: string, { plan, machine, wanted, looking }: StoredPlan, asked: ApplyAsked, signal: AbortSignal): Promise<void> => {
    const push = runEvents<ApplyEvent>(fixEvent, { type: 'failed', error: { code: 'defect' } }, runId, send, report);
    const failed = (error: CallError) => push({ type: 'failed', error });
    try {
      const looks: Seen[] = [];
      let note: Message | undefined;
      const onProblem = (text: Message) => void (note ??= text);
      const done = await withMachine(machine, { ...places, wanted, onProblem }, (opened) => change(opened, { plan: { ...plan, texts: NO_TEXTS }, looking, asked, signal, dataDir: places.dataDir, looks, push }));
      if (!done.ok) return failed(done.error);
      const { applied } = done.value;
      push({ type: 'finished', applied, before: looks[0] ?? null, after: looks.length > 1 ? (looks.at(-1) ?? null) : null, steps: stepsOf(plan.fix), ...(note && { note }) });
    } catch (defect) {
      report(defect);
      failed({ code: 'defect' });
    } finally {
      looking?.end();
    }
  };

  return {
    start(asked) {
      const taken = store.take(asked.token);
      if (!taken.ok) return { ok: false, error: { code: 'notFound', text: say(`fixing:token.${taken.because}`) } };
      if (current) {
        taken.stored.looking?.end();
        return { ok: false, error: { code: 'busy', text: say('fixing:token.busy') } };
      }
      const runId = randomUUID();
      const abort = new AbortController();
      // Not before the answer with the id is on its way.
      const ended = new Promise<void>((resolve) => { setImmediate(resolve); }).then(() => run(runId, taken.stored, asked, abort.signal)).finally(() => {
        current = null;
        onDone();
      });
      current = { runId, abort, ended };
      return { ok: true, value: { runId } };
    },
    stop(runId) {
      if (current?.runId !== runId) return false;
      current.abort.abort();
      return true;
    },
    current: () => current && { runId: current.runId, ended: current.ended },
  };
}

interface Change {
  readonly plan: PlanDocument;
  /** The worker that looked for the plan. */
  readonly looking: LookingWorker | undefined;
  readonly asked: ApplyAsked;
  readonly signal: AbortSignal;
  readonly dataDir: string;
  readonly looks: Seen[];
  readonly push: (event: ApplyEvent) => void;
}

async function change(opened: OpenedMachine, { plan, looking, asked, signal, dataDir, looks, push }: Change): Promise<Outcome<{ applied: Extract<ApplyAnswer, { ok: true }>['model'] }>> {
  const step = (kind: Step['kind']) => push({ type: 'step', kind, at: new Date().toISOString() });
  const { permit, rights } = opened;
  // A worker that is there already takes the plan without a prompt.
  const waiting = () => {
    if (looking?.alive() !== true) step('waitingForWindows');
  };
  const asking = permit && ((...work: Parameters<typeof permit>) => {
    waiting();
    return permit(...work);
  });
  const reading = rights && { ...rights, look: (limit: AbortSignal) => {
    waiting();
    return rights.look(limit);
  } };
  const ports = enginePorts({ ...opened, ...(asking && { permit: asking }), ...(reading && { rights: reading }) }, {
    dataDir, signal,
    onStep: ({ kind, index, of, target }) => push({
      type: 'step', kind, at: new Date().toISOString(), ...(index !== undefined && { index }), ...(of !== undefined && { of }), ...(target !== undefined && { target: showable(target, 490) }),
    }),
    onLook: (seen) => void looks.push(seen),
  });
  // What is due goes back first, as on the command line; a machine that is busy says so itself.
  await runDueTimers(ports);
  // Not before: what went back was another run, with a worker of its own.
  if (looking) rights?.resume(looking);
  const answer = await applyPlan(plan, { confirm: asked.confirm, keep: asked.keep }, ports);
  if (answer.ok) return { ok: true, value: { applied: answer.model } };
  const { problem, entry, restored } = answer;
  const params = { path: showable(problem.path), code: problem.code };
  const text = entry === null ? say('fixing:journal.unwritable', params) : say(`fixing:journal.${restored ? 'stopped' : 'stoppedHalfway'}`, params);
  return { ok: false, error: { code: 'ioFailed', detail: problem.code, text } };
}
