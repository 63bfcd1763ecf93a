import { join } from 'node:path';
import type { FactsDocument } from '../../../preload/contract/practice.ts';
import type { Fact } from '../../../preload/contract/facts.ts';
import type { Machine } from '../../machine/machine.ts';
import { openThisMachine } from '../../machine/powershell/powershell-machine.ts';
import { scriptsDir } from '../../machine/powershell/shipped-scripts.ts';
import { practiceMachine } from '../../machine/practice/practice-machine.ts';
import { say } from '../../locale/say.ts';
import { targetOf } from '../../practice/describe.ts';
import { practiceStore } from '../../practice/store/practice-store.ts';
import type { Command, CommandContext } from '../command.ts';
import { dataDirOf } from '../data-dir.ts';
import { printJson } from '../documents.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { machineOption } from '../open-machine.ts';
import { practiceFailure } from '../practice-failure.ts';
import { renderFacts } from '../render-practice.ts';

/** `facts --machine this | practice:NAME` (contract §5): every Windows fact, read only. */
export const factsCommand: Command = {
  maxPositionals: 0,
  options: { machine: 'value', target: 'value' },
  async run(context) {
    const { machine, target } = await openMachine(context);
    const facts: Fact[] = [];
    for (const batch of ['fast', 'slow', 'onRequest'] as const) {
      facts.push(...(await machine.readFacts({ batch, signal: context.signal, ...(target === undefined ? {} : { target }) })));
    }
    const document: FactsDocument = { schema: 'rdp-doctor/facts@1', machine: machine.id, facts };
    if (context.args.flag('json')) await printJson(context, document);
    else await context.console.result(renderFacts(machine.id, facts, context.translate));
    return context.signal.aborted ? EXIT.cancelled : EXIT.done;
  },
};

async function openMachine(context: CommandContext): Promise<{ machine: Machine; target: string | undefined }> {
  const name = machineOption(context.args);
  const wanted = context.args.value('target');
  if (name.kind === 'this') {
    const here = openThisMachine(join(scriptsDir(__dirname), 'run.ps1'));
    if (!here.ok) throw new Failure(EXIT.notPossible, say('fixes:machine.notWindows'));
    return { machine: here.machine, target: wanted };
  }
  const opened = practiceStore(name.scenario, dataDirOf(context.args));
  if (!opened.ok) throw practiceFailure(opened, name.scenario);
  const state = await opened.value.load();
  if (!state.ok) throw practiceFailure(state, name.scenario);
  return { machine: practiceMachine(opened.value, 0), target: wanted ?? targetOf(opened.value.scenario).host };
}
