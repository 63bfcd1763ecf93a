import { runCase } from '../case/run-case.ts';
import type { EnginePorts, Proof } from '../fixes/apply/ports.ts';
import { openJournal } from '../fixes/journal/journal.ts';
import { derivePlan } from '../fixes/plan/plan-fix.ts';
import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import { openPractice } from '../practice/open-practice.ts';
import { wholeNumber } from './args.ts';
import type { CommandContext } from './command.ts';
import { dataDirOf } from './data-dir.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { lookAtPractice } from './open-machine.ts';
import { practiceFailure } from './practice-failure.ts';

/** The longest wait before an operation that `--slow` takes, ms. */
const MAX_SLOW_MS = 60_000;

/** `work` with the machine of `--machine`, its journal and its probe. */
export async function withEngine<T>(context: CommandContext, work: (ports: EnginePorts) => Promise<T>): Promise<T> {
  const name = practiceName(context);
  const dataDir = dataDirOf(context.args);
  const opened = await openPractice(name, dataDir, { slowMs: wholeNumber(context.args, 'slow', 0, MAX_SLOW_MS) ?? 0 });
  if (!opened.ok) throw practiceFailure(opened, name);
  const { machine, target, scenario, close } = opened.value;
  const look = (signal: AbortSignal): Promise<DiagnosisModel> => diagnosePractice(name, dataDir, signal);
  try {
    return await work({
      machine, dataDir, journal: openJournal(dataDir), now: Date.now, signal: context.signal,
      prove: async (signal): Promise<Proof> => {
        const { verdict, facts } = await look(signal);
        return { verdict: { code: verdict.code, stage: verdict.stage }, facts };
      },
      derive: (given) => derivePlan(given, machine, { now: Date.now(), signal: context.signal, target: { host: target.host, port: target.port }, look: () => lookAtPractice(scenario, dataDir, context.signal) }),
    });
  } finally {
    await close();
  }
}

async function diagnosePractice(name: string, dataDir: string, signal: AbortSignal): Promise<DiagnosisModel> {
  const result = await runCase({ target: { input: `practice:${name}`, host: name, port: 3389, kind: 'practice' }, mode: 'quick', dataDir }, { signal });
  if (!result.ok) throw practiceFailure(result.problem, name);
  return result.model;
}

function practiceName({ args }: CommandContext): string {
  const given = args.value('machine');
  if (given === undefined) throw new Failure(EXIT.usage, say('apply:usage.noMachine'));
  if (given === 'this') throw new Failure(EXIT.notPossible, say(process.platform === 'win32' ? 'apply:notPossible.thisLater' : 'apply:notPossible.thisElsewhere'));
  const name = /^practice:(.+)$/.exec(given)?.[1];
  if (name === undefined) throw new Failure(EXIT.usage, say('apply:usage.machine', { text: showable(given, 80) }));
  return name;
}
