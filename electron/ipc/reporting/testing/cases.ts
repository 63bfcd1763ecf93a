import type { DiagnosisDocument } from '../../../../preload/contract/diagnosis.ts';
import type { JournalDocument } from '../../../../preload/contract/journal.ts';
import { brokenCase, healthyCase, step } from '../../../report/testing/cases.ts';
import type { FinishedCase } from '../../engine.ts';
import { modelOf } from '../model-of-document.ts';

const practice = (document: DiagnosisDocument): FinishedCase => ({ model: modelOf({ ...document, target: { ...document.target, input: 'practice:expired-cert' } }), machine: { kind: 'practice', name: 'expired-cert' } });

/** A practice host before and after its repair, and the journal's entry between them. */
export const broken = (changes: Partial<DiagnosisDocument> = {}): FinishedCase => practice(brokenCase(changes));
export const healthy = (changes: Partial<DiagnosisDocument> = {}): FinishedCase => practice({ ...healthyCase(), ...changes });
export const entry: JournalDocument['entries'][number] = {
  ...step, plan: { id: 'plan-1', sha256: 'a'.repeat(64) },
  operations: step.operations.map(({ primitive, target }) => ({ primitive, target, captured: null, ours: null, readBack: null })),
};
