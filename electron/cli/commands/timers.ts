import { listTimers, runDueTimers } from '../../fixes/timers/timers.ts';
import type { Command } from '../command.ts';
import { printJson } from '../documents.ts';
import { EXIT } from '../exit-codes.ts';
import { withEngine } from '../open-engine.ts';
import { renderTimers } from '../render-run.ts';
import { journalFailure, valueOf } from '../run-answers.ts';

/** `timers --machine M [--run-due]` (contract §5): what goes back by itself, and when. Without `--run-due` it only looks. */
export const timersCommand: Command = {
  maxPositionals: 0,
  options: { machine: 'value', 'run-due': 'flag', slow: 'value' },
  async run(context) {
    const { document, machine } = await withEngine(context, async (ports) => {
      if (context.args.flag('run-due')) return { document: valueOf(await runDueTimers(ports)), machine: ports.machine.id };
      const view = await ports.journal.read();
      if (!view.ok) throw journalFailure(view.problem);
      return { document: listTimers(view.value, ports.machine.id, ports.now()), machine: ports.machine.id };
    });
    if (context.args.flag('json')) await printJson(context, document);
    else await context.console.result(renderTimers(document, machine, context.translate));
    return document.timers.some((one) => one.state === 'failed') ? EXIT.problem : EXIT.done;
  },
};
