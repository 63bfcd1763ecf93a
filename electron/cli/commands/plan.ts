import { randomUUID } from 'node:crypto';
import type { PlanDocument } from '../../../preload/contract/plan.ts';
import { settingForm } from '../read-settings.ts';
import { planFix } from '../../fixes/plan/plan-fix.ts';
import type { NoPlan } from '../../fixes/plan/plan-result.ts';
import { safeJson } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { resolveTexts } from '../../locale/translator.ts';
import type { Command } from '../command.ts';
import { checkOut, printJson, writeOut } from '../documents.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { withRights } from '../../session/plan-with-rights.ts';
import { openMachine } from '../open-machine.ts';
import { renderPlan } from '../render-plan.ts';

/** `plan FIX --machine M [--set KEY=VALUE]… [--json] [--out PLAN]` (contract §5). Looks only. `--target`: whom the user of this PC wants to reach. `--elevate`: Windows may be asked, where only an administrator can read what the plan needs. */
export const planCommand: Command = {
  maxPositionals: 1,
  options: { machine: 'value', set: 'list', out: 'value', slow: 'value', target: 'value', elevate: 'flag' },
  async run(context) {
    const { args, signal, translate, console } = context;
    const fix = args.positionals[0];
    if (fix === undefined) throw new Failure(EXIT.usage, say('fixes:machine.noFix'));
    const settings = settingForm(args.list('set'));
    await checkOut(context);
    const { machine, planning, look, rights, close } = await openMachine(context);
    try {
      const plan = () => planFix(fix, machine, settings, { now: Date.now(), newId: () => `plan-${randomUUID()}`, signal, ...planning, look: () => look(signal) });
      const result = args.flag('elevate') ? await withRights(rights, signal, plan) : await plan();
      if (!result.ok) throw new Failure(exitOf(result), result.sentence);
      // Only the texts have a language; everything else is data and is left as it is.
      const document: PlanDocument = { ...result.plan, ...resolveTexts({ texts: result.plan.texts }, translate) };
      if (args.flag('json')) await printJson(context, document);
      else await console.result(renderPlan(document, translate));
      await writeOut(context, `${safeJson(document, 2)}\n`);
      return EXIT.done;
    } finally {
      await close();
    }
  },
};

function exitOf({ because }: NoPlan): ExitCode {
  switch (because) {
    case 'unknownFix':
    case 'setting': return EXIT.usage;
    case 'needsAdmin': return EXIT.needsAdmin;
    case 'refused': return EXIT.refused;
    case 'cancelled': return EXIT.cancelled;
  }
}
