import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlanDocument } from '../../../preload/contract/plan.ts';
import type { Machine } from '../../machine/machine.ts';
import { practiceMachine } from '../../machine/practice/practice-machine.ts';
import { practiceStore } from '../../practice/store/practice-store.ts';
import type { EnginePorts, Proof } from '../apply/ports.ts';
import { openJournal, type Journal } from '../journal/journal.ts';
import { derivePlan, planFix } from '../plan/plan-fix.ts';

/** Thrown where a test cuts a run off, as if the process had ended there. */
export class CutOff extends Error {}

/** A practice machine in a folder of its own, with an engine around it that can be cut off at any step. Only the probe is a stand-in. */
export interface Bench {
  readonly dir: string;
  readonly machine: Machine;
  readonly ports: EnginePorts;
  readonly controls: Controls;
  /** The bytes of the machine's file. */
  bytes(): Buffer;
  plan(settings?: Readonly<Record<string, string>>): Promise<PlanDocument>;
  close(): void;
}

interface Controls {
  /** Counts what goes to the machine or the journal; before and after each is a step. */
  steps: number;
  /** The step at which the run is cut off. */
  cutAt: number;
  /** What the stand-in for the probe answers, one after the other; the last stays. */
  proofs: Proof[];
  /** Added to the clock, ms. */
  clockMs: number;
  abort: AbortController;
}

export const EXPIRED: Proof = { verdict: { code: 'CERT_EXPIRED', stage: 'certificate' }, facts: [] };
export const WELL: Proof = { verdict: { code: 'HEALTHY', stage: null }, facts: [] };

export async function practiceBench(scenario: string, fix: string): Promise<Bench> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-'));
  const store = practiceStore(scenario, dir);
  if (!store.ok) throw new Error(scenario);
  await store.value.load();
  const machine = practiceMachine(store.value, 0);
  const controls: Controls = { steps: 0, cutAt: -1, proofs: [EXPIRED, WELL], clockMs: 0, abort: new AbortController() };
  const now = () => Date.now() + controls.clockMs;
  const target = { host: store.value.scenario.target.host, port: 3389 };
  const options = () => ({ now: now(), signal: controls.abort.signal, target });
  const ports: EnginePorts = {
    machine: steppedMachine(machine, controls), journal: steppedJournal(openJournal(dir, now), controls), dataDir: dir, now, signal: controls.abort.signal,
    prove: () => Promise.resolve((controls.proofs.length > 1 ? controls.proofs.shift() : controls.proofs[0]) ?? WELL),
    derive: (given) => derivePlan(given, machine, options()),
  };
  return {
    dir, machine, ports, controls,
    bytes: () => readFileSync(store.value.path),
    async plan(settings = {}) {
      const planned = await planFix(fix, machine, settings, { ...options(), newId: () => 'p-1' });
      if (!planned.ok) throw new Error(planned.sentence.key);
      const { texts: _, ...rest } = planned.plan;
      return { ...rest, texts: { title: '', why: [], changes: [], whoNotices: '', wayBack: '', ifInterrupted: '', guards: [] } };
    },
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

function step(controls: Controls): void {
  if (controls.steps++ === controls.cutAt) throw new CutOff();
}

async function around<T>(controls: Controls, work: () => Promise<T>): Promise<T> {
  step(controls);
  const done = await work();
  step(controls);
  return done;
}

function steppedMachine(machine: Machine, controls: Controls): Machine {
  return {
    ...machine,
    apply: (operation, signal) => around(controls, () => machine.apply(operation, signal)),
    restore: (operation, captured, signal) => around(controls, () => machine.restore(operation, captured, signal)),
  };
}

function steppedJournal(journal: Journal, controls: Controls): Journal {
  return { ...journal, append: (entry, event) => around(controls, () => journal.append(entry, event)) };
}
