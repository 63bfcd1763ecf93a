import { beforeEach, expect, it, vi } from 'vitest';
import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import { adopt, begin, hear } from './case.ts';
import { useCase } from './use-case.ts';
import { followNotes, useNotes } from './use-notes.ts';
import { useSavedCases } from './use-saved-cases.ts';
import { useStudy } from './use-study.ts';

const diagnosis: DiagnosisModel = {
  schema: 'rdp-doctor/diagnosis@1', tool: { name: 'rdp-doctor', version: '0', runtime: 'x' }, startedAt: '', durationMs: 9, mode: 'quick', cancelled: false,
  target: { input: 'pc-42', host: 'pc-42', port: 3389, addresses: ['10.0.0.1'] }, verdict: { code: 'TCP_REFUSED', stage: 'tcp', sentence: { key: 'probe:x' }, address: '10.0.0.1' },
  stages: [], findings: [], checks: [], facts: [], causes: [], ruledOut: [], nextCheck: null,
};
const study = { verdict: 'x' } as never;
/** What was sent to be saved: which run, with which notes. */
let kept: { runId: string; notes: { text: string }[] }[];

beforeEach(() => {
  vi.useFakeTimers();
  kept = [];
  const rdp = {
    'reporting.keep': (input: (typeof kept)[number]) => Promise.resolve({ ok: true, value: kept.push(input) }),
    'reporting.open': ({ id }: { id: string }) => Promise.resolve({ ok: true, value: { row: { id }, diagnosis, before: null, study, answers: {}, notes: [], timer: null } }),
    'case.study': () => Promise.resolve({ ok: true, value: study }),
  };
  vi.stubGlobal('window', { rdp, addEventListener: () => undefined });
});

it.each(['run-1', 'another'])('opening the saved case %s takes no note from the check of now', async (id) => {
  followNotes();
  const request = { target: 'pc-42', control: null, mode: 'quick', code: null, explanation: null, where: null, complaint: null } as const;
  useStudy.getState().begin({});
  useCase.setState({ open: hear(adopt(begin(1, request, 0), 1, 'run-1', 1), { runId: 'run-1', seq: 0, event: { type: 'finished', side: 'target', diagnosis } }, 9) });
  useNotes.setState({ notes: [{ at: '2026-11-21T10:00:00.000Z', text: 'extension 12' }] });
  await useSavedCases.getState().open(id);
  await vi.advanceTimersByTimeAsync(5000);
  expect(useCase.getState().open?.saved?.id).toBe(id);
  expect(kept.map(({ runId, notes }) => [runId, notes.map(({ text }) => text)])).toEqual([['run-1', ['extension 12']]]);
});
