import type { PlanDocument, PlanModel, PlannedOperation } from '../../../preload/contract/plan.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Operation } from '../../machine/operation.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { fixById } from '../catalogue/catalogue.ts';
import type { AutomaticFix, FixContext, Manner, Settings } from '../catalogue/fix.ts';
import { checkGuards, refusing } from '../guards/check-guards.ts';
import type { GuardReading } from '../guards/guard-list.ts';
import { afterOf } from './after.ts';
import { missingSetting, settingProblem } from './check-settings.ts';
import { reasonsFor, type Reason } from './evidence.ts';
import { contextOf, readMachine, sideOf, type SeenCase } from './gather.ts';
import { noticesOf } from './notices.ts';
import { guardSentence, planTexts } from './plan-texts.ts';
import type { NoPlan, PlanResult } from './plan-result.ts';
import { sealOf } from './seal.ts';
import { targetOf } from './target-of.ts';

export interface PlanOptions {
  /** ms since 1970. */
  readonly now: number;
  readonly newId: () => string;
  readonly signal: AbortSignal;
  /** Whom the user wants to reach. */
  readonly target?: { readonly host: string; readonly port: number };
  /** A PC that people connect from: what of it a probe can prove depends on the target; without one its own readings decide. */
  readonly provenByTarget?: boolean;
  /** Looks at the wire; asked only where Windows' own facts show no reason for the fix. */
  readonly look?: () => Promise<SeenCase | null>;
}

/** Plans one fix for a machine as it is now. Looks only: nothing is changed. */
export async function planFix(fixId: string, machine: Machine, settings: Settings, options: PlanOptions): Promise<PlanResult> {
  const fix = fixById(fixId);
  if (!fix) return { ok: false, because: 'unknownFix', sentence: say('fixes:refusal.unknown-fix', { fix: showable(fixId, 80) }) };
  if (fix.kind === 'guided') return refused('manual', say('fixes:refusal.manual', { fix: fix.id }));
  const wrong = settingProblem(fix, settings);
  if (wrong) return wrong;
  const { context, reasons } = await study(fix, machine, settings, options);
  if (options.signal.aborted) return cancelled();
  const manner: Manner = { tier: fix.tier, wayBack: fix.wayBack, timeBoxMinutes: fix.timeBoxMinutes, keepWithinMinutes: fix.keepWithinMinutes, ...fix.manner?.(settings) };
  const guards = [evidenceGuard(reasons, context, manner), ...checkGuards(fix, context)];
  const against = refusing(guards, manner.tier);
  if (against) return { ok: false, because: against.needsAdmin ? 'needsAdmin' : 'refused', guard: against.id, sentence: guardSentence(against) };
  const work = fix.operations(context);
  if (work.kind === 'missing') return { ok: false, because: 'setting', key: work.setting, sentence: missingSetting(fix, work.setting) };
  if (work.kind === 'nothing') return refused('nothing-to-do', say('fixes:refusal.nothing-to-do'));
  if (work.kind === 'blocked') return refused(work.by, say(`fixes:refusal.${work.by}`));
  if (work.kind === 'unread') return { ok: false, because: work.facts.some((name) => context.windows.unread(name) === 'needsAdmin') ? 'needsAdmin' : 'refused', guard: 'unread', sentence: say('fixes:unread', { facts: work.facts.join(', ') }) };
  const planned = await captureAll(work.operations, machine, options.signal);
  return planned.ok ? { ok: true, plan: assemble(fix, { manner, context, reasons, guards, planned: planned.operations }, options) } : planned;
}

/** Derives a plan anew from the machine, under the id and the time of the one given, so that the two can be compared with `samePlan`. */
export async function derivePlan(given: Pick<PlanModel | PlanDocument, 'id' | 'fix' | 'settings'>, machine: Machine, options: Omit<PlanOptions, 'newId'>): Promise<PlanResult> {
  return planFix(given.fix, machine, given.settings, { ...options, newId: () => given.id });
}

async function study(fix: AutomaticFix, machine: Machine, settings: Settings, options: PlanOptions): Promise<{ context: FixContext; reasons: Reason[] }> {
  const surroundings = { machine: machine.id, settings, target: options.target, now: options.now };
  const facts = await readMachine(machine, options.target, fix.onRequest === true, options.signal);
  const context = sideOf(fix, contextOf(facts, null, surroundings));
  const reasons = reasonsFor(fix, context);
  if (reasons.some((one) => one.present) || !options.look || options.signal.aborted) return { context, reasons };
  const wider = sideOf(fix, contextOf(facts, await options.look(), surroundings));
  return { context: wider, reasons: reasonsFor(fix, wider) };
}

/** No evidence, no plan; an expert may go on with a reason, but not where security is lowered or keys are moved (catalogue §E). */
function evidenceGuard(reasons: readonly Reason[], { settings, windows }: FixContext, { tier }: Manner): GuardReading {
  if (reasons.some((one) => one.present)) return { id: 'evidence', state: 'pass' };
  // What only an administrator can read may speak for it all the same.
  const hidden = [...new Set(reasons.flatMap((one) => one.facts).filter((name) => windows.unread(name) === 'needsAdmin'))];
  return { id: 'evidence', state: settings.reason !== undefined && tier < 3 ? 'warn' : 'fail', ...(hidden.length > 0 && { needsAdmin: true as const, params: { facts: hidden.join(', ') } }) };
}

async function captureAll(wanted: readonly Operation[], machine: Machine, signal: AbortSignal): Promise<{ ok: true; operations: PlannedOperation[] } | NoPlan> {
  const operations: PlannedOperation[] = [];
  for (const operation of wanted) {
    const captured = await machine.capture(operation, signal);
    if (signal.aborted) return cancelled();
    const target = targetOf(operation);
    if (!captured.ok) return { ok: false, because: captured.because === 'needsAdmin' ? 'needsAdmin' : 'refused', guard: 'capture', sentence: say('fixes:refusal.capture', { target: showable(target, 200), detail: showable(captured.detail, 200) }) };
    // What is to be moved has to be there.
    if (operation.primitive === 'file.move' && captured.value.from === false) return refused('capture', say('fixes:refusal.capture', { target: showable(target, 200), detail: 'not there' }));
    operations.push({ primitive: operation.primitive, target, args: { ...operation.args }, before: captured.value, after: afterOf(operation, captured.value) });
  }
  return { ok: true, operations };
}

interface Studied {
  readonly manner: Manner;
  readonly context: FixContext;
  readonly reasons: readonly Reason[];
  readonly guards: readonly GuardReading[];
  readonly planned: readonly PlannedOperation[];
}

function assemble(fix: AutomaticFix, { manner, context, reasons, guards, planned }: Studied, options: PlanOptions): PlanModel {
  const { now, newId } = options;
  const { tier, wayBack, timeBoxMinutes, keepWithinMinutes } = manner;
  const operations = [...planned];
  const whoNotices = noticesOf(operations as readonly Operation[], context);
  const sealed = {
    schema: 'rdp-doctor/plan@1' as const, id: newId(), fix: fix.id, machine: context.machine, at: new Date(now).toISOString(), tier, settings: { ...context.settings },
    operations, guards: guards.map(({ id, state }) => ({ id, state })), wayBack, whoNotices, timeBoxMinutes, keepWithinMinutes,
    proof: proofOf(fix, options), confirm: tier === 3 ? hostName(context) : fix.id,
  };
  // What JSON has no word for must not hide from the hash.
  const plain = JSON.parse(JSON.stringify(sealed)) as typeof sealed;
  return { ...plain, texts: planTexts(fix, manner, plain.operations, reasons, guards, whoNotices), sha256: sealOf(plain) };
}

/** What proves the fix. On this PC only a named target can show that one of its own settings helps, and the plan carries it, because nothing else of it reaches the apply. */
function proofOf({ side, proof }: AutomaticFix, { provenByTarget, target }: PlanOptions): PlanModel['proof'] {
  const facts = [...proof.facts];
  if (provenByTarget !== true) return { facts, probe: proof.probe };
  return { facts, probe: proof.probe && (side !== 'client' || target !== undefined), ...(target && { target: { host: target.host, port: target.port } }) };
}

/** What has to be typed where a mistake would hurt: the computer's own name. */
function hostName({ windows, target, machine }: FixContext): string {
  return windows.text('os.computerName') || target?.host || machine;
}

function refused(guard: string, sentence: NoPlan['sentence']): NoPlan {
  return { ok: false, because: 'refused', guard, sentence };
}

function cancelled(): NoPlan {
  return { ok: false, because: 'cancelled', sentence: say('fixes:refusal.cancelled') };
}
