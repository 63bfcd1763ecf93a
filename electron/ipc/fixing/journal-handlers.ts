import type { CallResult } from '../../../preload/contract/errors.ts';
import type { Message } from '../../../preload/contract/text.ts';
import type { RunResult } from '../../fixes/apply/guarded.ts';
import type { EnginePorts } from '../../fixes/apply/ports.ts';
import { recover } from '../../fixes/recover/recover.ts';
import { runDueTimers } from '../../fixes/timers/timers.ts';
import { undoEntry } from '../../fixes/undo/undo-entry.ts';
import { machineName } from '../../session/machine-name.ts';
import { enginePorts } from '../../session/open-engine.ts';
import { scenarioById } from '../../practice/scenario-list.ts';
import { done, refused, type Handlers } from '../answer.ts';
import type { KeptCase } from '../study/kept-case.ts';
import { catalogueHandler } from './catalogue-handler.ts';
import { journalLists } from './journal-list.ts';
import { inWindow, journalError, runError } from './journal-window.ts';
import { withMachine, type MachinePlaces } from './with-machine.ts';

/** An undo or a recovery that takes longer is given up; the journal then says how far it came. */
const RUN_MS = 30 * 60_000;

export interface JournalPlaces extends MachinePlaces {
  readonly platform: NodeJS.Platform;
  readonly kept: Pick<KeptCase, 'read'>;
}

type JournalChannels = 'journal.list' | 'journal.undo' | 'journal.interrupted' | 'journal.recover' | 'fix.catalogue';

/** What was changed, how it is taken back, what was cut off, and the catalogue. */
export function journalHandlers(places: JournalPlaces): Pick<Handlers, JournalChannels> {
  const { dataDir, platform } = places;
  const reachable = (text: string): boolean => {
    const name = machineName(text);
    return name?.kind === 'practice' ? scenarioById(name.scenario) !== undefined : name !== null && platform === 'win32';
  };
  const lists = journalLists({ dataDir, reachable });
  return {
    'journal.list': async (input) => {
      const listed = await lists.list(input);
      return listed.ok ? done(listed.value) : refused(journalError(listed.problem));
    },
    'journal.interrupted': async () => {
      const found = await lists.interrupted();
      return found.ok ? done({ entries: found.value }) : refused(journalError(found.problem));
    },
    'journal.undo': ({ machine, entry, choose }) => onMachine(places, machine, async (ports) => {
      const undone = await undoEntry(entry, choose, ports);
      return undone.ok ? { ok: true, value: { ...undone.value, sentence: inWindow(undone.value.sentence) } } : undone;
    }),
    'journal.recover': ({ machine, how }) => onMachine(places, machine, async (ports) => {
      const ended = await recover(how, ports);
      if (!ended.ok) return ended;
      return { ok: true, value: { ...ended.value, entries: ended.value.entries.map((one) => ({ ...one, sentence: inWindow(one.sentence) })) } };
    }),
    'fix.catalogue': catalogueHandler(places.kept),
  };
}

/** `work` on an opened machine, after what is due there has gone back. */
async function onMachine<T extends object>(places: JournalPlaces, machine: string, work: (ports: EnginePorts) => Promise<RunResult<T>>): Promise<CallResult<T & { note?: Message }>> {
  let note: Message | undefined;
  const onProblem = (text: Message) => void (note ??= text);
  return withMachine(machine, { ...places, onProblem }, async (opened) => {
    const ports = enginePorts(opened, { dataDir: places.dataDir, signal: AbortSignal.timeout(RUN_MS) });
    const due = await runDueTimers(ports);
    if (!due.ok && due.why.kind === 'io') return { ok: false, error: runError(due.why, process.pid) };
    const result = await work(ports);
    return result.ok ? { ok: true, value: { ...result.value, ...(note && { note }) } } : { ok: false, error: runError(result.why, process.pid) };
  });
}
