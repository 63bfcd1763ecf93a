import { planDocument, type PlanDocument } from '../../../preload/contract/plan.ts';
import { applyPlan } from '../../fixes/apply/apply-plan.ts';
import type { KeepMode } from '../../fixes/journal/events.ts';
import { sealOf } from '../../fixes/plan/seal.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { resolveTexts } from '../../locale/translator.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { tooDeep } from '../../files/too-deep.ts';
import type { Args } from '../args.ts';
import type { Command, CommandContext } from '../command.ts';
import { printJson } from '../documents.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { withEngine } from '../open-engine.ts';
import { decode, readInputFile } from '../read-input.ts';
import { renderApplied } from '../render-run.ts';
import { exitOfOutcome, journalFailure, runDueFirst } from '../run-answers.ts';

/** More than any plan holds, bytes. */
const MAX_PLAN = 1024 * 1024;

/** `apply PLAN --machine M --confirm TEXT [--keep | --keep-if-proven]` (contract §5). */
export const applyCommand: Command = {
  maxPositionals: 1,
  options: { machine: 'value', confirm: 'value', keep: 'flag', 'keep-if-proven': 'flag', slow: 'value' },
  async run(context) {
    const keep = keepMode(context.args);
    const plan = await readPlan(context);
    const answer = await withEngine(context, async (ports) => {
      await runDueFirst(context, ports);
      return applyPlan(plan, { confirm: context.args.value('confirm'), keep }, ports);
    });
    if (!answer.ok) {
      const { problem, entry, restored } = answer;
      if (entry === null) throw journalFailure(problem);
      throw new Failure(EXIT.ioFailed, say(restored ? 'apply:journal.stopped' : 'apply:journal.stoppedHalfway', { path: showable(problem.path), code: problem.code, entry }));
    }
    if (context.args.flag('json')) await printJson(context, { ...answer.model, sentence: resolveTexts(answer.model.sentence, context.translate) });
    else await context.console.result(renderApplied(answer.model, context.translate));
    return answer.cause === 'needsAdmin' ? EXIT.needsAdmin : exitOfOutcome(answer.model.outcome, answer.model.cancelled);
  },
};

function keepMode(args: Args): KeepMode {
  if (args.flag('keep') && args.flag('keep-if-proven')) throw new Failure(EXIT.usage, say('apply:usage.both', { one: '--keep', other: '--keep-if-proven' }));
  return args.flag('keep') ? 'keep' : args.flag('keep-if-proven') ? 'ifProven' : 'ask';
}

/** A plan file is hostile until it fits the schema; nothing of it is used that the machine does not confirm. */
async function readPlan({ args, translate, signal }: CommandContext): Promise<PlanDocument> {
  const [path] = args.positionals;
  if (path === undefined || path === '') throw new Failure(EXIT.usage, say('apply:usage.noPlan'));
  const damaged = (because: Message) => new Failure(EXIT.damaged, say('apply:plan.damaged', { path: showable(path), because: translate(because) }));
  const bytes = await readInputFile(path, MAX_PLAN + 1, signal);
  if (bytes.length > MAX_PLAN) throw damaged(say('apply:plan.tooLarge'));
  let data: unknown;
  try {
    data = JSON.parse(decode(bytes));
  } catch {
    throw damaged(say('apply:plan.notJson'));
  }
  const parsed = readShape(data);
  if ('where' in parsed) throw damaged(say('apply:plan.notPlan', { where: showable(parsed.where, 120) }));
  return parsed.plan;
}

/** Texts are for people and no part of what is done: however a file's own were changed, they are not read. */
const PLAN_WITHOUT_TEXTS = planDocument.omit({ texts: true });
const NO_TEXTS: PlanDocument['texts'] = { title: '', why: [], changes: [], whoNotices: '', wayBack: '', ifInterrupted: '', guards: [] };

/**
 * The plan, or where it is none. The hash covers every field, also one that is not ours: where there is such a one, the hash of the file's own
 * content stands in the plan's place, so that it is refused as altered.
 */
function readShape(data: unknown): { plan: PlanDocument } | { where: string } {
  if (tooDeep(data)) return { where: '.' };
  const parsed = PLAN_WITHOUT_TEXTS.safeParse(data);
  if (!parsed.success) return { where: parsed.error.issues[0]?.path.join('.') || '.' };
  const whole = sealOf(data as PlanDocument);
  return { plan: { ...parsed.data, ...(whole !== sealOf(parsed.data) && { sha256: whole }), texts: NO_TEXTS } };
}
