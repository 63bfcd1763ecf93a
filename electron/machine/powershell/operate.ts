import { randomUUID } from 'node:crypto';
import type { Captured, Operation, OperationResult } from '../operation.ts';
import { PRIMITIVE_ARGS } from '../primitives.ts';
import { CAPTURED } from './captured-shapes.ts';
import { markTexts } from './mark-texts.ts';
import type { PowerShellRunner, RunOutcome } from './runner.ts';

export type Verb = 'capture' | 'apply' | 'verify' | 'restore';
type Failure = Extract<OperationResult<never>, { ok: false }>;

/** Milliseconds for one verb. A service that hangs while it stops is given up by the script after 60 s, a restart through SYSTEM after 100 s. */
const DEADLINE_MS: Readonly<Record<Verb, number>> = { capture: 30_000, verify: 30_000, apply: 150_000, restore: 150_000 };

/** What a restore task would put back, for `task.register`: the other operations of its entry with what was captured. */
export type RestoreList = readonly { readonly operation: Operation; readonly captured: Captured | null }[];

export interface OperateOptions {
  readonly runner: PowerShellRunner;
  readonly signal: AbortSignal;
  readonly captured?: Captured;
  readonly restoreList?: RestoreList;
}

/** One verb of one operation through the scripts. Arguments and answers are checked; reads may run together, writes run alone. */
export async function operate(verb: Verb, operation: Operation, { runner, signal, captured, restoreList }: OperateOptions): Promise<OperationResult<Captured | null>> {
  const args = checkedArgs(operation);
  if (!args.ok) return args;
  if (verb === 'restore' && !CAPTURED[operation.primitive].safeParse(captured).success) return failed('captured: not of this primitive');
  const list = restoreList?.map((one) => ({ primitive: one.operation.primitive, args: one.operation.args, captured: one.captured }));
  const outcome = await runner.run(
    { id: randomUUID(), action: verb, operation: markTexts({ primitive: operation.primitive, args: args.value, captured, restoreList: list }) },
    { kind: verb === 'apply' || verb === 'restore' ? 'write' : 'read', deadlineMs: DEADLINE_MS[verb], signal },
  );
  if (!outcome.ok) return withoutRecord(outcome);
  if (!outcome.record.ok) return fromReason(outcome.record.errors[0]?.message ?? 'failed: the scripts gave no reason');
  return checkedAnswer(verb, operation, outcome.record.captured ?? null);
}

/** The arguments as the primitive's schema leaves them, or what is wrong with them. */
export function checkedArgs({ primitive, args }: Operation): { ok: true; value: Record<string, unknown> } | Failure {
  const given = PRIMITIVE_ARGS[primitive].safeParse(args);
  return given.success ? { ok: true, value: given.data } : failed(`arguments: ${given.error.issues[0]?.message ?? ''}`);
}

/** What a script says it found, if it has the promised shape. */
export function checkedAnswer(verb: Verb, { primitive }: Operation, captured: unknown): OperationResult<Captured | null> {
  if (verb === 'apply' || verb === 'restore') return { ok: true, value: null };
  const parsed = CAPTURED[primitive].safeParse(captured);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  return failed(`the scripts gave another shape: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

/** The scripts' "word: text" as a result. */
export function fromReason(reason: string): Failure {
  const word = /^([A-Za-z]+): /.exec(reason)?.[1] ?? '';
  const because = { needsAdmin: 'needsAdmin', accessDenied: 'refused', refused: 'refused', constrainedLanguage: 'refused', timeLimit: 'timeout' } as const;
  return { ok: false, because: Object.hasOwn(because, word) ? because[word as keyof typeof because] : 'failed', detail: reason.replace(/^(failed|refused): /, '').slice(0, 500) };
}

function withoutRecord(outcome: Extract<RunOutcome, { ok: false }>): Failure {
  const late = outcome.because === 'timeout' || outcome.because === 'cancelled';
  return { ok: false, because: late ? 'timeout' : 'failed', detail: `${outcome.because}: ${outcome.detail}`.slice(0, 500) };
}

function failed(detail: string): Failure {
  return { ok: false, because: 'failed', detail: detail.slice(0, 500) };
}
