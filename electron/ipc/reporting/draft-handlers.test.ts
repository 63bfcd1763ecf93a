import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseDraft } from '../../../preload/contract/case-draft.ts';
import { channels } from '../../../preload/contract/channels.ts';
import { caseDraftFile } from '../../shell/store/case-draft-file.ts';
import type { HandlerInput } from '../answer.ts';
import type { FinishedCase } from '../engine.ts';
import { keptCase } from '../study/kept-case.ts';
import { caseFiles } from './case-files.ts';
import { reporting, type Reporting, type ReportingHandlers } from './reporting-handlers.ts';
import { reportingMemory } from './reporting-memory.ts';
import { broken } from './testing/cases.ts';

let dir: string;
let kept = keptCase();
let part: Reporting;

/** A start of the app with this data folder. */
const start = () => {
  kept = keptCase();
  part = reporting({
    files: caseFiles(join(dir, 'cases')), memory: reportingMemory(dir), kept, drafts: caseDraftFile(dir, (defect) => { throw defect; }), scripts: '', entries: async () => [], now: () => new Date('2026-11-21T11:00:00.000Z'),
    dialogs: { open: async () => null, save: async () => null }, putPage: () => '', printPdf: async () => Buffer.alloc(0),
  });
};
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'drafts-'));
  start();
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function ask<N extends keyof ReportingHandlers>(name: N, input: HandlerInput<N>) {
  const answer = await (part.handlers[name] as unknown as (input: HandlerInput<N>) => ReturnType<ReportingHandlers[N]>)(input);
  if (answer.ok) channels[name].output.parse(answer.value);
  return answer as Exclude<Awaited<ReturnType<ReportingHandlers[N]>>, Promise<unknown>>;
}
const draft = (more: Partial<CaseDraft> = {}): CaseDraft => ({
  request: { target: 'practice:expired-cert', control: null, mode: 'quick', code: '0x904', where: null, complaint: null }, runId: 'run-1', steps: [],
  answers: { 'scope.otherClients': 'work', 'scope.where': 'elsewhere' }, skipped: {}, notes: [{ at: '2026-11-21T10:45:00.000Z', text: 'Called by Tanaka' }], typed: ' half ', timer: null, ...more,
});
const finish = async (finished: FinishedCase = broken()) => {
  kept.begin('run-1');
  kept.keep('run-1', finished);
  await part.onFinished('run-1', finished);
};
const written = () => readdir(dir).then((names) => names.includes('case-draft.json'));
const keep = async (more: Partial<CaseDraft> = {}) => {
  await ask('draft.keep', { draft: draft(more) });
  await expect.poll(written).toBe(true);
};
const offer = async () => {
  const answer = await ask('draft.offered', {});
  return answer.ok ? answer.value.offer : null;
};

describe('a draft after a crash', () => {
  it('is offered in short, and opens with its result as the kept run, so that it can be judged and saved again', async () => {
    await finish();
    await keep();
    start();
    expect(await offer()).toMatchObject({ target: 'practice:expired-cert', notes: 2, answers: 1, result: true });
    expect(kept.read('run-1')).toBeNull();
    const opened = await ask('draft.open', {});
    expect(opened).toMatchObject({ ok: true, value: { draft: draft(), diagnosis: { verdict: { code: 'CERT_EXPIRED' } } } });
    expect(kept.read('run-1')).toMatchObject({ machine: { kind: 'practice', name: 'expired-cert' }, model: { verdict: { code: 'CERT_EXPIRED' } } });
    expect(await ask('reporting.keep', { runId: 'run-1', answers: {}, skipped: {}, notes: draft().notes, timer: null })).toEqual({ ok: true, value: { kept: true } });
    // Opened is not decided: another crash now loses nothing.
    start();
    expect(await offer()).not.toBeNull();
  });

  it('opens without a result where there was none, or it is another', async () => {
    await keep({ runId: 'run-7', steps: [{ stage: 'tcp', state: 'running', ms: 0, address: null }] });
    start();
    expect(await offer()).toMatchObject({ result: false });
    expect(await ask('draft.open', {})).toMatchObject({ ok: true, value: { diagnosis: null } });
    expect(kept.read('run-7')).toBeNull();
  });

  it('is gone when it was discarded, and there is none to open', async () => {
    await keep();
    start();
    await ask('draft.discard', {});
    expect(await written()).toBe(false);
    expect(await offer()).toBeNull();
    expect(await ask('draft.open', {})).toMatchObject({ ok: false, error: { code: 'notFound' } });
  });
});

describe('a draft is of the same class as saved cases', () => {
  it('goes with the history, and with its own case', async () => {
    await finish();
    await keep();
    await ask('reporting.clear', {});
    expect(await written()).toBe(false);
    await finish();
    await keep({ runId: 'run-2' });
    await ask('reporting.delete', { ids: ['run-1'] });
    expect(await written()).toBe(true);
    await ask('reporting.delete', { ids: ['run-2'] });
    expect(await written()).toBe(false);
  });

  it('is not written again for a case that was deleted while it is open', async () => {
    await finish();
    await keep();
    await ask('reporting.delete', { ids: ['run-1'] });
    await ask('draft.keep', { draft: draft() });
    expect(await offer()).toBeNull();
    expect(await written()).toBe(false);
  });

  it('is not kept where finished checks are not, and goes when that is switched off', async () => {
    await keep();
    await ask('reporting.keeping', { on: false });
    expect(await written()).toBe(false);
    await ask('draft.keep', { draft: draft() });
    expect(await offer()).toBeNull();
    expect(await written()).toBe(false);
  });

  it('goes when no case is open any more', async () => {
    await keep();
    await ask('draft.keep', { draft: null });
    expect(await written()).toBe(false);
  });
});
