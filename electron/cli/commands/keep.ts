import type { AppliedModel } from '../../../preload/contract/applied.ts';
import { keepAwaited } from '../../fixes/timers/keep.ts';
import { resolveTexts } from '../../locale/translator.ts';
import type { Command } from '../command.ts';
import { printJson } from '../documents.ts';
import { withEngine } from '../open-engine.ts';
import { renderApplied } from '../render-run.ts';
import { entryArgument, exitOfOutcome, runDueFirst, valueOrRefusal } from '../run-answers.ts';

/** `keep ENTRY --machine M` (contract §5): a commit-confirmed fix that works. */
export const keepCommand: Command = {
  maxPositionals: 1,
  options: { machine: 'value', slow: 'value' },
  async run(context) {
    const entry = entryArgument(context.args.positionals[0]);
    const model = await withEngine(context, async (ports) => {
      await runDueFirst(context, ports);
      return valueOrRefusal(await keepAwaited(entry, ports), (sentence): AppliedModel => ({ schema: 'rdp-doctor/applied@1', entry, outcome: 'refused', before: null, after: null, values: [], sentence, due: null }));
    });
    if (context.args.flag('json')) await printJson(context, { ...model, sentence: resolveTexts(model.sentence, context.translate) });
    else await context.console.result(renderApplied(model, context.translate));
    return exitOfOutcome(model.outcome, model.cancelled);
  },
};
