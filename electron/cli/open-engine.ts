import type { EnginePorts, Proof } from '../fixes/apply/ports.ts';
import { openJournal } from '../fixes/journal/journal.ts';
import { derivePlan } from '../fixes/plan/plan-fix.ts';
import { say } from '../locale/say.ts';
import type { CommandContext } from './command.ts';
import { dataDirOf } from './data-dir.ts';
import { openMachine } from './open-machine.ts';

/** A look that could not be had proves nothing. */
const NOTHING_SEEN: Proof = { verdict: { code: 'UNKNOWN', stage: null }, facts: [] };

/** `work` with the machine of `--machine`, its journal and its probe. */
export async function withEngine<T>(context: CommandContext, work: (ports: EnginePorts) => Promise<T>): Promise<T> {
  const { signal } = context;
  const dataDir = dataDirOf(context.args);
  const opened = await openMachine(context);
  const { machine, target } = opened;
  try {
    return await work({
      machine, dataDir, signal, journal: openJournal(dataDir), now: Date.now,
      onMended: () => context.console.note(context.translate(say('apply:journal.mended'))),
      async prove(limit) {
        const seen = await opened.look(limit);
        return seen?.verdict ? { verdict: { code: seen.verdict.code, stage: seen.verdict.stage }, facts: seen.facts } : NOTHING_SEEN;
      },
      derive: (given) => derivePlan(given, machine, { now: Date.now(), signal, target: { host: target.host, port: target.port }, look: () => opened.look(signal) }),
    });
  } finally {
    await opened.close();
  }
}
