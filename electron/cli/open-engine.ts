import type { EnginePorts } from '../fixes/apply/ports.ts';
import { say } from '../locale/say.ts';
import { enginePorts } from '../session/open-engine.ts';
import type { CommandContext } from './command.ts';
import { dataDirOf } from './data-dir.ts';
import { openMachine } from './open-machine.ts';

/** `work` with the machine of `--machine`, its journal and its probe. */
export async function withEngine<T>(context: CommandContext, work: (ports: EnginePorts) => Promise<T>): Promise<T> {
  const opened = await openMachine(context);
  try {
    return await work(enginePorts(opened, {
      dataDir: dataDirOf(context.args), signal: context.signal,
      onMended: () => context.console.note(context.translate(say('apply:journal.mended'))),
    }));
  } finally {
    await opened.close();
  }
}
