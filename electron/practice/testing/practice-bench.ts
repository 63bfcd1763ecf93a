import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPractice, type OpenPractice } from '../open-practice.ts';
import { diagnose } from '../../probe/run/diagnose.ts';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { Operation } from '../../machine/operation.ts';

const never = new AbortController().signal;

/** A data folder of its own, gone afterwards. */
export function benchFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'practice-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Opens a practice host or fails the test. */
export async function bench(name: string, dataDir: string): Promise<OpenPractice> {
  const opened = await openPractice(name, dataDir);
  if (!opened.ok) throw new Error(`${name}: ${opened.because}`);
  return opened.value;
}

/** The real probe on it. */
export function probe({ target, ports, facts }: OpenPractice, mode: 'quick' | 'deep' = 'quick'): Promise<DiagnosisModel> {
  return diagnose({ target, mode, facts }, { signal: never }, ports);
}

/** Applies operations one after another and fails the test where one is refused. */
export async function change({ machine }: OpenPractice, ...operations: readonly Operation[]): Promise<void> {
  for (const operation of operations) {
    const done = await machine.apply(operation, never);
    if (!done.ok) throw new Error(`${operation.primitive}: ${done.detail}`);
  }
}

/** The value of a fact of the wire. */
export const wireFact = (model: DiagnosisModel, name: string) => model.facts.find((one) => one.name === name)?.value;
