import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { InterruptedEntry, JournalListRow, UnderWay } from '../../../preload/contract/fixing.ts';
import { badText } from '../../fixes/journal/documents.ts';
import { isOpen } from '../../fixes/journal/fold.ts';
import type { JournalResult, JournalView } from '../../fixes/journal/read-journal.ts';
import { machineHolder } from '../../fixes/lock/machine-lock.ts';
import { runOf } from '../../fixes/recover/interrupted.ts';
import { say } from '../../locale/say.ts';
import type { HandlerInput, HandlerOutput } from '../answer.ts';
import { journalReader } from './journal-reader.ts';
import { journalRow, titleOf } from './journal-row.ts';
import { inWindow } from './journal-window.ts';
import { matches, wordsOf } from './journal-words.ts';

/** Entries whose words are read before other calls get their turn. */
const SLICE = 400;

export interface ListPlaces {
  readonly dataDir: string;
  /** Whether a machine can be changed from here. */
  readonly reachable: (machine: string) => boolean;
}

/** The journal of a data folder for the window. */
export interface JournalLists {
  list(input: HandlerInput<'journal.list'>): Promise<JournalResult<HandlerOutput<'journal.list'>>>;
  /** Runs that were cut off on machines that can be reached, the newest first; reads only. */
  interrupted(): Promise<JournalResult<InterruptedEntry[]>>;
}

export function journalLists({ dataDir, reachable }: ListPlaces): JournalLists {
  const reader = journalReader(join(dataDir, 'journal.jsonl'));
  /** The words of entries that were looked through, good for as many lines as they had. */
  const words = new Map<string, { lines: number; busy: boolean; text: string }>();

  const rowOf = (view: JournalView, busy: ReadonlyMap<string, number>, id: string): JournalListRow => {
    const read = view.entry(id);
    if (!read?.ok) return { kind: 'unread', id, because: read ? inWindow(badText(read)) : say('journal:noEntry') };
    const { machine } = read.entry.intent;
    return journalRow(read.entry, { busy: busy.has(machine), reachable: reachable(machine) });
  };

  async function matching(view: JournalView, busy: ReadonlyMap<string, number>, filter: string): Promise<string[]> {
    const found: string[] = [];
    let read = 0;
    for (const id of view.ids.slice().reverse()) {
      const known = words.get(id);
      let text = known?.text;
      if (known === undefined || text === undefined || known.lines !== view.lineCount(id) || known.busy !== busy.size > 0) {
        text = wordsOf(rowOf(view, busy, id));
        words.set(id, { lines: view.lineCount(id), busy: busy.size > 0, text });
        read += 1;
        if (read % SLICE === 0) await breathe();
      }
      if (matches(text, filter)) found.push(id);
    }
    return found;
  }

  return {
    async list({ filter, offset, limit }) {
      const read = await reader.read();
      if (!read.ok) return read;
      const view = read.value;
      const busy = await holders(dataDir, view);
      const wanted = filter.trim();
      const ids = wanted === '' ? view.ids.slice().reverse() : await matching(view, busy, wanted);
      const { firstBad, tornBytes } = view;
      return {
        ok: true,
        value: {
          rows: ids.slice(offset, offset + limit).map((id) => rowOf(view, busy, id)), matching: ids.length, total: view.ids.length,
          check: { schema: 'rdp-doctor/journal-check@1', ok: firstBad === null, entries: view.ids.length, firstBad: firstBad && { line: firstBad.line, because: inWindow(badText(firstBad)) }, tornTail: tornBytes > 0 },
          underWay: [...busy].map(([machine, pid]): UnderWay => ({ machine, pid, own: pid === process.pid })).slice(0, 60),
        },
      };
    },
    async interrupted() {
      const read = await reader.read();
      if (!read.ok) return read;
      const busy = await holders(dataDir, read.value);
      return { ok: true, value: cutOff(read.value, busy, reachable) };
    },
  };
}

/** The machines with runs that have not ended, looked up once for each reading. */
const openMachines = new WeakMap<JournalView, ReadonlySet<string>>();

/** The machines of runs that have not ended and that a process holds now, with its number. */
async function holders(dataDir: string, view: JournalView): Promise<Map<string, number>> {
  let machines = openMachines.get(view);
  if (!machines) {
    machines = new Set(view.openIds().flatMap((id) => {
      const read = view.entry(id);
      return read?.ok ? [read.entry.intent.machine] : [];
    }));
    openMachines.set(view, machines);
  }
  const held = new Map<string, number>();
  for (const machine of machines) {
    const pid = await machineHolder(dataDir, machine);
    if (pid !== null) held.set(machine, pid);
  }
  return held;
}

function cutOff(view: JournalView, busy: ReadonlyMap<string, number>, reachable: (machine: string) => boolean): InterruptedEntry[] {
  return view.openIds().flatMap((id): InterruptedEntry[] => {
    const read = view.entry(id);
    if (!read?.ok || !isOpen(read.entry)) return [];
    const { machine, plan } = read.entry.intent;
    if (busy.has(machine) || !reachable(machine)) return [];
    const run = runOf(read.entry);
    return [{ entry: id, fix: plan.fix, at: view.lastAt(id) ?? read.entry.at, run, outcome: null, sentence: say(`journal:recover.${run}`), machine, title: titleOf(plan.fix) }];
  }).reverse().slice(0, 50);
}
