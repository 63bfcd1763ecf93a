import * as z from 'zod';
import { appliedModel, recoverModel, undoChoice, undoModel } from './applied.ts';
import { diagnosisModel } from './diagnosis.ts';
import { callError } from './errors.ts';
import { fixesModel } from './fixes.ts';
import { entryId, journalCheckOf, journalEntryFields } from './journal.ts';
import { planModel } from './plan.ts';
import { answers } from './study.ts';
import { message } from './text.ts';

/** `this` (this Windows PC) or `practice:NAME`. */
const machine = z.string().regex(/^(this|practice:[a-z0-9][a-z0-9-]{0,60})$/);
const runId = z.string().regex(/^[a-z0-9-]{1,40}$/);
const time = z.string().max(40);
const fixId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}$/);

/** The text of a script or of an operation's arguments, as it will run. */
const script = z.object({ name: z.string().max(200), sha256: z.string().regex(/^[0-9a-f]{64}$/), text: z.string().max(400_000) });

/** One line of a value for people; `mark` tells what the change adds or takes. */
const valueLine = z.object({ text: message, mark: z.enum(['same', 'added', 'taken']) });
/** One thing a plan changes, in words: what it is, what is there now and what will be. */
const change = z.object({ what: message, target: z.string().max(500), now: z.array(valueLine).max(60), after: z.array(valueLine).max(60) });
export type PlannedChange = z.infer<typeof change>;

/** A plan for the dialog. The window hands back the token, never the plan: main applies only what it made itself. */
const planned = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('plan'),
    /** Good for one apply of this plan, until `expiresAt`. */
    token: z.string().regex(/^[0-9a-f]{64}$/), expiresAt: time,
    /** Without what a machine keeps only to bring a value back, such as the certificates of a store. */
    plan: planModel,
    changes: z.array(change).max(60),
    /** Whose computer, as people call it: what is typed in tier 3. */
    host: z.string().max(300),
    /** Under which account the change runs; null where none is known. */
    account: z.string().max(200).nullable(),
    /** Windows will ask for permission once. */
    asksWindows: z.boolean(),
    scripts: z.array(script).max(40),
    steps: z.array(message).max(12),
  }),
  /** Only an administrator can read what the plan needs: Windows asks, when the window asks for the plan once more with `asks`. */
  z.object({ kind: z.literal('asksWindows') }),
  z.object({ kind: z.literal('refused'), sentence: message, steps: z.array(message).max(12) }),
]);
export type Planned = z.infer<typeof planned>;
export type ReadyPlan = Extract<Planned, { kind: 'plan' }>;

/** What an apply says while it goes on, in order. */
export const applyEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('step'), kind: z.enum(['looking', 'waitingForWindows', 'applying', 'restoring', 'proving']), index: z.number().int().optional(), of: z.number().int().optional(), target: z.string().max(500).optional(), at: time }),
  /** `before` and `after`: the whole probes of the proof, for the two ladders; null where there was none. `note`: why a worker of Windows ended on the way. */
  z.object({ type: z.literal('finished'), applied: appliedModel, before: diagnosisModel.nullable(), after: diagnosisModel.nullable(), steps: z.array(message).max(12), note: message.optional() }),
  z.object({ type: z.literal('failed'), error: callError }),
]);
export type ApplyEvent = z.infer<typeof applyEvent>;

/** The push channel `fix:event`: `seq` counts from 0 without a gap within a run. */
export const fixEvent = z.object({ runId: z.string().max(40), seq: z.number().int().nonnegative(), event: applyEvent });
export type FixEvent = z.infer<typeof fixEvent>;

/** A change that goes back by itself. `keepWithin`: unless it is kept; `timeBox`: in any case. */
const timer = z.object({
  machine, entry: entryId, fix: fixId, title: message, kind: z.enum(['timeBox', 'keepWithin']), due: time,
  /** The computer as people call it; empty for this PC. */
  host: z.string().max(300),
  state: z.enum(['waiting', 'due', 'restored', 'failed']),
});
export type RunningTimer = z.infer<typeof timer>;

/** One entry of the journal as the screen lists it. */
const journalRow = z.object({
  kind: z.literal('entry'),
  ...journalEntryFields, title: message,
  /** Why an expert ran it although nothing that was read spoke for it. */
  reason: z.string().max(500).nullable(),
  /** Why it went back, where it did. */
  wentBack: message.nullable(),
  /** The server's certificate before and after, where it changed; null: none. SHA-1, as Windows shows it. */
  thumbprints: z.object({ before: z.string().max(64).nullable(), after: z.string().max(64).nullable() }).nullable(),
  /** What undo can do: in full, in part, nothing more. */
  undo: z.enum(['full', 'part', 'none']),
  /** Why undo can do nothing or not all. */
  undoBecause: message.nullable(),
  /** The operations an undo would take back, by their place in `operations`. */
  takesBack: z.array(z.number().int().nonnegative()).max(60),
  /** Whom an undo touches. */
  whoNotices: message.nullable(),
  /** The machine can be reached from here: the practice lab always, this PC only on Windows. */
  reachable: z.boolean(),
});
export type JournalRow = z.infer<typeof journalRow>;

/** An entry that cannot be trusted, with the line because of which. It keeps its place in the list. */
const unreadRow = z.object({ kind: z.literal('unread'), id: entryId, because: message });
const journalListRow = z.discriminatedUnion('kind', [journalRow, unreadRow]);
export type JournalListRow = z.infer<typeof journalListRow>;

/** A run that goes on now. `own`: in this instance; else another one, of the window or the command line, has the machine. */
const underWay = z.object({ machine: z.string().max(80), own: z.boolean(), pid: z.number().int().positive() });
export type UnderWay = z.infer<typeof underWay>;

/** `at`: when its last line was written, which is when it was cut off. */
const interrupted = recoverModel.shape.entries.element.extend({ machine, title: message });
export type InterruptedEntry = z.infer<typeof interrupted>;

const nothing = z.strictObject({});

/** Why the part that changes Windows ended before its work, where it did. */
const noted = { note: message.optional() };
const undone = undoModel.extend(noted);
export type Undone = z.infer<typeof undone>;

/** The calls that change a machine, or tell what was changed. */
export const fixingChannels = {
  /** Reads the machine and plans; changes nothing. `reason`: why an expert runs a fix nothing speaks for. `runId`: the case it comes from. */
  'fix.plan': {
    input: z.strictObject({ fix: fixId, machine, settings: z.record(z.string().max(60), z.string().max(400)), reason: z.string().min(3).max(500).optional(), runId: runId.optional(), asks: z.literal(true).optional() }),
    output: planned,
  },
  /** Forgets a plan that nobody wants any more; a worker that waits for it ends. */
  'fix.drop': { input: z.strictObject({ token: z.string().max(64) }), output: nothing },
  /** Spends the token. `confirm`: what was typed, or the plan's own word for it below tier 3. Events follow on `fix:event`. */
  'fix.apply': { input: z.strictObject({ token: z.string().max(64), confirm: z.string().max(300), keep: z.enum(['ask', 'ifProven']) }), output: z.strictObject({ runId }) },
  /** The step under way ends, then all goes back. */
  'fix.stop': { input: z.strictObject({ runId }), output: z.strictObject({ stopping: z.boolean() }) },
  'fix.keep': { input: z.strictObject({ machine, entry: entryId }), output: appliedModel },
  /** Every change that goes back by itself, on all machines that can be reached; what is due is taken back first. */
  'fix.timers': { input: nothing, output: z.object({ timers: z.array(timer).max(200) }) },
  /** The whole catalogue; with a case, whether each is offered there and why. */
  'fix.catalogue': { input: z.strictObject({ runId: runId.optional(), answers: answers.optional() }), output: z.object({ fixes: fixesModel.shape.fixes, machine: machine.nullable() }) },
  /** The newest first, `offset` and `limit` after `filter` (words in title, fix, machine, state, thumbprint or id, in both languages). */
  'journal.list': {
    input: z.strictObject({ filter: z.string().max(200), offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(500) }),
    output: z.object({
      rows: z.array(journalListRow).max(500), matching: z.number().int().nonnegative(), total: z.number().int().nonnegative(),
      /** The chain of all lines; what they say is read entry by entry. */
      check: journalCheckOf(message), underWay: z.array(underWay).max(60),
    }),
  },
  /** Without `choose` a value that somebody changed since makes it refused, with the three values. */
  'journal.undo': { input: z.strictObject({ machine, entry: entryId, choose: undoChoice.optional() }), output: undone },
  /** Runs that were cut off, on all machines that can be reached; changes nothing. */
  'journal.interrupted': { input: nothing, output: z.object({ entries: z.array(interrupted).max(50) }) },
  'journal.recover': { input: z.strictObject({ machine, how: z.enum(['finish', 'rollBack']) }), output: recoverModel.extend(noted) },
} as const;
