import type { AppliedModel } from '../../../preload/contract/applied.ts';
import { say } from '../../locale/say.ts';
import { modelOf } from '../apply/apply-plan.ts';
import { keepEntry } from '../apply/conclude.ts';
import { askPermit } from '../apply/permit.ts';
import { entryOn, guarded, type RunResult } from '../apply/guarded.ts';
import type { EnginePorts } from '../apply/ports.ts';
import { resumeRun } from '../apply/run.ts';

/** Keeps a change that waits for somebody to say that it works. */
export function keepAwaited(id: string, ports: EnginePorts): Promise<RunResult<AppliedModel>> {
  return guarded(ports, 'keep', async (view) => {
    const found = entryOn(view, id, ports.machine.id);
    if (!found.ok) return found;
    const run = resumeRun(ports, found.value);
    const { phase, before, after } = found.value;
    if (phase !== 'awaitingKeep') {
      const sentence = say(`apply:keep.${phase === 'kept' ? 'already' : phase === 'rolledBack' || phase === 'undone' || phase === 'partlyUndone' ? 'gone' : 'open'}`, { entry: id, machine: ports.machine.id });
      return { ok: true, value: { schema: 'rdp-doctor/applied@1', entry: id, outcome: 'refused', before: before.code, after: after?.code ?? null, values: [], sentence, due: null } };
    }
    await askPermit(run);
    return { ok: true, value: (await keepEntry(run)) ? modelOf(run, { outcome: 'kept', why: null, values: [] }) : modelOf(run, { outcome: 'failed', why: 'cannotGoBack', values: [] }) };
  });
}
