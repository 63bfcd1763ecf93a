import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sameReading } from '../../electron/fixes/apply/readings.ts';
import { checkJournal } from '../../electron/fixes/journal/documents.ts';
import type { RunEntry } from '../../electron/fixes/journal/fold.ts';
import { openJournal } from '../../electron/fixes/journal/journal.ts';
import { planFix } from '../../electron/fixes/plan/plan-fix.ts';
import { practiceMachine } from '../../electron/machine/practice/practice-machine.ts';
import type { Operation } from '../../electron/machine/operation.ts';
import { practiceStore } from '../../electron/practice/store/practice-store.ts';

/** A fix on a practice machine that the faults are done to. */
export interface Case {
  readonly scenario: string;
  readonly fix: string;
}
export const CASES: readonly Case[] = [
  { scenario: 'expired-cert', fix: 'renew-rdp-cert' },
  { scenario: 'store-deny', fix: 'repair-rdp-cert-store' },
  { scenario: 'tls12-off', fix: 'enable-tls12' },
  { scenario: 'firewall-public', fix: 'network-private' },
  { scenario: 'nla-old-client', fix: 'nla-timeboxed-off' },
];

/** A data folder with the machine as the scenario makes it, and a plan for it. */
export interface Subject {
  readonly dir: string;
  readonly machine: string;
  readonly planPath: string;
  readonly confirm: string;
  readonly files: { readonly journal: string; readonly machine: string };
  bytes(): Buffer;
  /** The same again in a folder of its own. */
  copy(): Subject;
  remove(): void;
}

export async function makeSubject({ scenario, fix }: Case): Promise<Subject> {
  const dir = mkdtempSync(join(tmpdir(), 'faults-'));
  const store = practiceStore(scenario, dir);
  if (!store.ok) throw new Error(scenario);
  const state = await store.value.load();
  if (!state.ok) throw new Error(JSON.stringify(state));
  // Made once here, so that no run waits for it.
  await store.value.keys.key('renewed');
  const { host, port = 3389 } = store.value.scenario.target;
  const planned = await planFix(fix, practiceMachine(store.value, 0), {}, { now: Date.now(), newId: () => 'plan-1', signal: new AbortController().signal, target: { host, port } });
  if (!planned.ok) throw new Error(`${scenario} ${fix}: ${planned.sentence.key}`);
  const texts = { title: '', why: [], changes: [], whoNotices: '', wayBack: '', ifInterrupted: '', guards: [] };
  writeFileSync(join(dir, 'plan.json'), JSON.stringify({ ...planned.plan, texts }));
  return subjectIn(dir, scenario, planned.plan.confirm);
}

function subjectIn(dir: string, scenario: string, confirm: string): Subject {
  const machineFile = join(dir, 'practice', `${scenario}.json`);
  return {
    dir, confirm, machine: `practice:${scenario}`, planPath: join(dir, 'plan.json'), files: { journal: join(dir, 'journal.jsonl'), machine: machineFile },
    bytes: () => readFileSync(machineFile),
    copy() {
      const other = mkdtempSync(join(tmpdir(), 'faults-'));
      cpSync(dir, other, { recursive: true });
      return subjectIn(other, scenario, confirm);
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** What the folder looks like now, read without the program under test's help but its parsers. */
export interface Found {
  readonly journalOk: boolean;
  readonly entries: readonly RunEntry[];
  /** Every thing of the last entry reads as that entry left it. */
  readonly asOurs: boolean;
  readonly tasks: number;
}

export async function lookInto(subject: Subject): Promise<Found> {
  const read = await openJournal(subject.dir).read();
  if (!read.ok) throw new Error(read.problem.code);
  const entries = read.value.ids.flatMap((id) => {
    const one = read.value.entry(id);
    return one?.ok ? [one.entry] : [];
  });
  const store = practiceStore(subject.machine.replace('practice:', ''), subject.dir);
  if (!store.ok) throw new Error(subject.machine);
  const state = await store.value.load();
  if (!state.ok) throw new Error(JSON.stringify(state));
  const machine = practiceMachine(store.value, 0);
  const last = entries.at(-1);
  let asOurs = last !== undefined;
  for (const [op, planned] of last?.intent.plan.operations.entries() ?? []) {
    const seen = await machine.verify({ primitive: planned.primitive, args: planned.args } as Operation, new AbortController().signal);
    asOurs &&= sameReading(planned.primitive, seen.ok ? { ...seen.value } : null, last?.operations[op]?.ours ?? null);
  }
  return { journalOk: checkJournal(read.value).ok && entries.length === read.value.ids.length, entries, asOurs, tasks: Object.keys(state.value.tasks).length };
}
