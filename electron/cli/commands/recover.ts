import { recover, type RecoverMode } from '../../fixes/recover/recover.ts';
import { say } from '../../locale/say.ts';
import { resolveTexts } from '../../locale/translator.ts';
import type { Args } from '../args.ts';
import type { Command } from '../command.ts';
import { printJson } from '../documents.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { withEngine } from '../open-engine.ts';
import { renderRecover } from '../render-run.ts';
import { runDueFirst, valueOf } from '../run-answers.ts';

/** `recover --machine M [--finish | --roll-back]` (contract §5). */
export const recoverCommand: Command = {
  maxPositionals: 0,
  options: { machine: 'value', finish: 'flag', 'roll-back': 'flag', slow: 'value' },
  async run(context) {
    const mode = modeOf(context.args);
    const model = await withEngine(context, async (ports) => {
      await runDueFirst(context, ports);
      return valueOf(await recover(mode, ports));
    });
    if (context.args.flag('json')) await printJson(context, resolveTexts(model, context.translate));
    else await context.console.result(renderRecover(model, context.translate));
    const open = model.entries.some((one) => one.outcome === null || one.outcome === 'failed');
    return open ? EXIT.problem : EXIT.done;
  },
};

function modeOf(args: Args): RecoverMode {
  if (args.flag('finish') && args.flag('roll-back')) throw new Failure(EXIT.usage, say('apply:usage.both', { one: '--finish', other: '--roll-back' }));
  return args.flag('finish') ? 'finish' : args.flag('roll-back') ? 'rollBack' : 'list';
}
