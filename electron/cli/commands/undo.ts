import { undoChoice, type UndoChoice, type UndoModel } from '../../../preload/contract/applied.ts';
import { undoEntry } from '../../fixes/undo/undo-entry.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { resolveTexts } from '../../locale/translator.ts';
import type { Args } from '../args.ts';
import type { Command } from '../command.ts';
import { printJson } from '../documents.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { withEngine } from '../open-engine.ts';
import { renderUndo } from '../render-run.ts';
import { entryArgument, runDueFirst, valueOrRefusal } from '../run-answers.ts';

/** `undo ENTRY --machine M [--choose ours | all | leave]` (contract §5). */
export const undoCommand: Command = {
  maxPositionals: 1,
  options: { machine: 'value', choose: 'value', slow: 'value' },
  async run(context) {
    const entry = entryArgument(context.args.positionals[0]);
    const choose = choiceOf(context.args);
    const model = await withEngine(context, async (ports) => {
      await runDueFirst(context, ports);
      return valueOrRefusal(await undoEntry(entry, choose, ports), (sentence): UndoModel => ({ schema: 'rdp-doctor/undo@1', entry, outcome: 'refused', values: [], sentence }));
    });
    if (context.args.flag('json')) await printJson(context, { ...model, sentence: resolveTexts(model.sentence, context.translate) });
    else await context.console.result(renderUndo(model, context.translate));
    return model.outcome === 'refused' ? EXIT.refused : EXIT.done;
  },
};

function choiceOf(args: Args): UndoChoice | undefined {
  const given = args.value('choose');
  if (given === undefined) return undefined;
  const parsed = undoChoice.safeParse(given);
  if (!parsed.success) throw new Failure(EXIT.usage, say('apply:usage.choose', { text: showable(given, 60) }));
  return parsed.data;
}
