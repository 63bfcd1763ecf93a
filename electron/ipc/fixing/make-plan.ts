import { randomUUID } from 'node:crypto';
import type { Planned } from '../../../preload/contract/fixing.ts';
import type { PlanModel } from '../../../preload/contract/plan.ts';
import type { Message } from '../../../preload/contract/text.ts';
import type { Captured } from '../../machine/operation.ts';
import { shownReading } from '../../fixes/apply/readings.ts';
import { fixById } from '../../fixes/catalogue/catalogue.ts';
import { planFix } from '../../fixes/plan/plan-fix.ts';
import type { NoPlan } from '../../fixes/plan/plan-result.ts';
import { say } from '../../locale/say.ts';
import type { Target } from '../../probe/target/target.ts';
import type { OpenedMachine } from '../../session/open-machine.ts';
import { askedFirst } from '../../session/plan-with-rights.ts';
import type { Outcome } from '../engine.ts';
import { changesOf } from './plan-changes.ts';
import type { PlanStore } from './plan-store.ts';
import { windowsPart } from './windows-part.ts';

/** Longer than any look at a machine takes, ms. */
const PLAN_WAIT_MS = 120_000;
/** Longer than the prompt of Windows waits, and the worker behind it, ms. */
const PROMPT_WAIT_MS = 200_000;

export interface PlanAsked {
  readonly fix: string;
  readonly machine: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly reason?: string | undefined;
  /** Whom the user of this PC wants to reach, where a case says so. */
  readonly wanted?: Target | undefined;
  /** Windows may be asked for the right to look. */
  readonly asks?: boolean;
}

/**
 * Plans a fix on an opened machine and keeps the plan; the window gets what it shows and a token. Changes nothing. Where only an administrator
 * can read what the plan needs, the window hears so first, to show that Windows asks, and asks for the plan once more with `asks`.
 */
export async function makePlan({ fix, machine, settings, reason, wanted, asks }: PlanAsked, opened: OpenedMachine, store: PlanStore): Promise<Outcome<Planned>> {
  const { target, rights } = opened;
  const makeOne = () => {
    const signal = AbortSignal.timeout(PLAN_WAIT_MS);
    return planFix(fix, opened.machine, { ...settings, ...(reason !== undefined && { reason }) }, {
      ...opened.planning, now: Date.now(), newId: () => `plan-${randomUUID()}`, signal, look: () => opened.look(signal),
    });
  };
  const result = asks === true && rights ? await askedFirst(rights, AbortSignal.timeout(PROMPT_WAIT_MS), makeOne) : await makeOne();
  const steps = stepsOf(fix);
  if (!result.ok && result.because === 'needsAdmin' && rights && asks !== true) return { ok: true, value: { kind: 'asksWindows' } };
  if (!result.ok) return { ok: true, value: { kind: 'refused', sentence: sentenceOf(result), steps } };
  const { plan } = result;
  // The worker that looked takes this plan, so that Windows is not asked again.
  const looking = rights?.keep();
  const { token, expiresAt } = store.put({ plan, machine, wanted, ...(looking && { looking }) });
  // A practice machine is a file of this app: no account of Windows is asked, and no script runs.
  const runs = machine === 'this' ? await windowsPart(plan.operations) : { account: null, asksWindows: false, scripts: [] };
  return {
    ok: true,
    value: {
      kind: 'plan', token, expiresAt: new Date(expiresAt).toISOString(), plan: shownPlan(plan), changes: changesOf(plan.operations),
      host: plan.tier === 3 ? plan.confirm : target.host,
      ...runs, ...(looking && { asksWindows: false }), steps,
    },
  };
}

/** How a person does the same by hand. */
export function stepsOf(fix: string): Message[] {
  return Array.from({ length: fixById(fix)?.steps ?? 0 }, (_, index) => say(`fixes:fix.${fix}.steps.${index + 1}`));
}

/** The command line speaks of its options; the window has fields. */
function sentenceOf(refused: NoPlan): Message {
  if (refused.because !== 'setting') return refused.sentence;
  const { allowed = '' } = refused.sentence.params ?? {};
  return say(`fixing:refused.${refused.key === 'reason' ? 'reason' : 'setting'}`, { key: refused.key, allowed });
}

/** The window has no use for what a machine keeps only to bring a value back. */
function shownPlan(plan: PlanModel): PlanModel {
  const shown = (primitive: string, value: unknown) => shownReading(primitive, value as Captured | null);
  return { ...plan, operations: plan.operations.map((one) => ({ ...one, before: shown(one.primitive, one.before), after: shown(one.primitive, one.after) })) };
}
