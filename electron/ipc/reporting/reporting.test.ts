import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channels } from '../../../preload/contract/channels.ts';
import type { ReportChoice } from '../../../preload/contract/reporting.ts';
import { brokenCase, fixedReport, healthyCase } from '../../report/testing/cases.ts';
import { RENDER, viewOf } from '../../report/index.ts';
import { translator } from '../../locale/translator.ts';
import { caseDraftFile } from '../../shell/store/case-draft-file.ts';
import type { HandlerInput } from '../answer.ts';
import type { FinishedCase } from '../engine.ts';
import { keptCase } from '../study/kept-case.ts';
import { caseFiles } from './case-files.ts';
import { reporting, type Reporting, type ReportingHandlers } from './reporting-handlers.ts';
import { reportingMemory } from './reporting-memory.ts';
import { broken, entry, healthy } from './testing/cases.ts';

let dir: string;
let chosen: string | null = null;
let pages: string[] = [];
let kept = keptCase();
let entries = [entry];
let part: Reporting;

const open = () => reporting({
  files: caseFiles(join(dir, 'cases')), memory: reportingMemory(dir), kept, drafts: caseDraftFile(dir, () => {}), scripts: join(import.meta.dirname, '../../../assets/powershell'), entries: async () => entries, now: () => new Date('2026-11-21T11:00:00.000Z'),
  dialogs: { open: async () => chosen, save: async (path) => (chosen === null ? null : chosen.endsWith('/') ? join(chosen, path.split('/').at(-1) ?? '') : chosen) },
  putPage: (html) => `app://ui/report/${'0'.repeat(31)}${pages.push(html) % 10}.html`, printPdf: async (html) => Buffer.from(`%PDF ${html.length}`),
});

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reporting-'));
  [chosen, pages, kept, entries] = [null, [], keptCase(), [entry]];
  part = open();
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** The handler's answer, checked as the wall checks it. */
async function ask<N extends keyof ReportingHandlers>(name: N, input: HandlerInput<N>) {
  const handler = part.handlers[name] as unknown as (input: HandlerInput<N>) => ReturnType<ReportingHandlers[N]>;
  const answer = await handler(input);
  if (answer.ok) channels[name].output.parse(answer.value);
  return answer as Exclude<Awaited<ReturnType<ReportingHandlers[N]>>, Promise<unknown>>;
}
async function valueOf<N extends keyof ReportingHandlers>(name: N, input: HandlerInput<N>) {
  const answer = await ask(name, input);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value as Extract<typeof answer, { ok: true }>['value'];
}
async function finish(id: string, finished: FinishedCase, notes: { at: string; text: string }[] = []) {
  kept.begin(id);
  kept.keep(id, finished);
  await part.onFinished(id, finished);
  if (notes.length > 0) await valueOf('reporting.keep', { runId: id, answers: { 'scope.otherClients': 'work' }, skipped: {}, notes, timer: { startedAt: '2026-11-21T10:39:00.000Z', seconds: 65 } });
}
const choice = (id: string, more: Partial<ReportChoice> = {}): ReportChoice => ({ id, reader: 'internal', lang: 'en', without: [], ...more });
const NOTE = { at: '2026-11-21T10:45:00.000Z', text: 'Called by Tanaka, SRV-04' };

describe('saved cases', () => {
  it('are kept when a run ends, found again after a restart, with what was said about them', async () => {
    await finish('run-1', broken(), [NOTE]);
    part = open();
    const { rows, total } = await valueOf('reporting.list', { search: 'tanaka EXPIRED' });
    expect(total).toBe(1);
    expect(rows).toMatchObject([{ id: 'run-1', target: 'practice:expired-cert', verdict: 'CERT_EXPIRED', fixed: false, notes: 1, from: 'run' }]);
    expect((await valueOf('reporting.list', { search: 'yamada' })).rows).toEqual([]);
    expect(await valueOf('reporting.open', { id: 'run-1' })).toMatchObject({ answers: { 'scope.otherClients': 'work' }, notes: [NOTE], timer: { seconds: 65 }, before: null });
  });

  it('know the check before the change, and only of the same computer with a change in between', async () => {
    await finish('run-1', broken());
    await finish('run-2', healthy());
    expect(await valueOf('reporting.open', { id: 'run-2' })).toMatchObject({ row: { fixed: true, changes: 1 }, before: { verdict: { code: 'CERT_EXPIRED' } } });
    // Checked once more without another change: still the same story.
    await finish('run-3', healthy({ startedAt: '2026-11-21T10:55:00.000Z' }));
    expect(await valueOf('reporting.open', { id: 'run-3' })).toMatchObject({ row: { fixed: true }, before: { verdict: { code: 'CERT_EXPIRED' } } });
    entries = [{ ...entry, machine: 'practice:another' }];
    await finish('run-4', healthy({ startedAt: '2026-11-21T10:57:00.000Z' }));
    expect((await valueOf('reporting.open', { id: 'run-4' })).before).toBeNull();
  });

  it('are not saved when that is switched off, yet have a report while they are open', async () => {
    await valueOf('reporting.keeping', { on: false });
    await finish('run-1', broken());
    expect(await valueOf('reporting.list', { search: '' })).toMatchObject({ rows: [], keeping: false });
    expect((await valueOf('reporting.preview', choice('run-1'))).ticket).toContain('SYMPTOM');
    expect(await readdir(dir)).toEqual(['reporting.json']);
  });

  it('are deleted for good, with their names, and do not come back while they are open', async () => {
    await finish('run-1', broken());
    chosen = join(dir, 'copy.json');
    await valueOf('reporting.save', { choice: choice('run-1', { reader: 'vendor' }), format: 'json' });
    expect((await readdir(join(dir, 'cases'))).sort()).toEqual(['run-1.json', 'run-1.key']);
    expect(await valueOf('reporting.delete', { ids: ['run-1', 'run-9'] })).toEqual({ deleted: 1 });
    await valueOf('reporting.keep', { runId: 'run-1', answers: {}, skipped: {}, notes: [NOTE], timer: null });
    expect(await readdir(join(dir, 'cases'))).toEqual([]);
  });

  it('lists what cannot be read, and deletes all', async () => {
    await finish('run-1', broken());
    await writeFile(join(dir, 'cases', 'bad.json'), '{"schema":');
    await writeFile(join(dir, 'cases', 'run-7.json'), await readFile(join(dir, 'cases', 'run-1.json')));
    expect((await valueOf('reporting.list', { search: '' })).rows).toMatchObject([{ id: 'run-1' }, { unread: true }, { unread: true }]);
    expect(await ask('reporting.open', { id: 'bad' })).toMatchObject({ ok: false, error: { code: 'notFound' } });
    await writeFile(join(dir, 'cases', '.0123456789abcdef.tmp'), 'half a case');
    expect(await valueOf('reporting.clear', {})).toEqual({ deleted: 3 });
    expect(await readdir(join(dir, 'cases'))).toEqual([]);
  });

  it('come from a file as well, with every field of it, also of a newer version', async () => {
    chosen = join(dir, 'given.json');
    const document = JSON.parse(RENDER.json(viewOf(fixedReport(), translator('ja'), 'ja'))) as Record<string, unknown>;
    await writeFile(chosen, JSON.stringify({ ...document, later: { unheard: 1 } }));
    const { id } = await valueOf('reporting.import', {});
    const shown = await valueOf('reporting.open', { id: id ?? '' });
    expect(shown).toMatchObject({ row: { from: 'file', fixed: true, changes: 1, notes: 1 }, before: { verdict: { code: 'CERT_EXPIRED' } }, timer: { seconds: 840 } });
    // A sentence of ours follows the window's language again.
    expect(shown.diagnosis.verdict.sentence.key).not.toBe('reportscreen:sentence');
    chosen = join(dir, 'again.json');
    await valueOf('reporting.save', { choice: choice(id ?? ''), format: 'json' });
    expect(JSON.parse(await readFile(chosen, 'utf8'))).toMatchObject({ later: { unheard: 1 }, notes: [{ text: expect.stringContaining('adm-sato') as string }], done: [{ id: '20261121-wq9c5' }] });
    await writeFile(chosen, 'not json');
    expect(await ask('reporting.import', {})).toMatchObject({ ok: false, error: { code: 'badInput', text: { key: 'report:open.notJson' } } });
  });
});

describe('reports', () => {
  it('are looked at before anything is saved: what leaves, and the page', async () => {
    await finish('run-1', broken());
    const unheard = { name: 'later.unheardOf', value: 'srv-04', source: 'wire' as const, at: NOTE.at };
    await finish('run-2', healthy({ facts: [...healthyCase().facts, unheard] }), [NOTE]);
    const whole = await valueOf('reporting.preview', choice('run-2'));
    expect([whole.hidden, whole.key]).toEqual([0, null]);
    const vendor = await valueOf('reporting.preview', choice('run-2', { reader: 'vendor', lang: 'ja' }));
    expect(vendor.hidden).toBeGreaterThan(0);
    expect(vendor.leaving + vendor.hidden).toBe(vendor.fields.length);
    expect(pages[1]).toContain('lang="ja"');
    expect(pages[1]).not.toMatch(/srv-04|10\.0\.4\.14|tanaka works/i);
    expect(pages[1]).toContain('HOST-1');
    // Nothing was written for a look.
    expect((await readdir(join(dir, 'cases'))).sort()).toEqual(['run-1.json', 'run-2.json']);
  });

  it('leave out what was not wanted', async () => {
    await finish('run-1', broken());
    await finish('run-2', healthy(), [NOTE]);
    await valueOf('reporting.preview', choice('run-2'));
    await valueOf('reporting.preview', choice('run-2', { without: ['notes', 'facts', 'timeline'] }));
    const [all = '', less = ''] = pages;
    for (const id of ['notes', 'facts', 'timeline']) expect([all.includes(`id="${id}"`), less.includes(`id="${id}"`)]).toEqual([true, false]);
    expect([all.includes('Called by Tanaka'), less.includes('Called by Tanaka')]).toEqual([true, false]);
  });

  it('are written in every form, name the files in the ticket, and remember the folder', async () => {
    await finish('run-1', broken());
    chosen = `${dir}/`;
    for (const format of ['ticket', 'markdown', 'html', 'json', 'csv', 'sarif', 'junit', 'pdf'] as const) {
      const { saved } = await valueOf('reporting.save', { choice: choice('run-1'), format });
      expect(saved?.folder).toBe(dir);
      expect((await readFile(join(dir, saved?.file ?? ''))).length).toBeGreaterThan(5);
    }
    expect((await readdir(dir)).filter((name) => name.startsWith('rdp-')).map((name) => name.split('.').at(-1) ?? '').sort((a, b) => a.localeCompare(b))).toEqual(['csv', 'html', 'json', 'md', 'pdf', 'sarif', 'txt', 'xml']);
    expect((await valueOf('reporting.preview', choice('run-1'))).ticket).toMatch(/FILES.*\.html/);
    expect(JSON.parse(await readFile(join(dir, 'reporting.json'), 'utf8'))).toMatchObject({ folder: dir });
  });

  it('give no name away in the name of the file, and the same alias with the kept table', async () => {
    await finish('run-1', broken());
    chosen = `${dir}/`;
    const { saved } = await valueOf('reporting.save', { choice: choice('run-1', { reader: 'vendor' }), format: 'json' });
    expect(saved?.file).toMatch(/^rdp-HOST-1-.*-vendor\.json$/);
    chosen = join(dir, 'team.json');
    expect(await valueOf('reporting.key', { forget: false })).toEqual({ key: 'team.json' });
    chosen = `${dir}/`;
    await valueOf('reporting.save', { choice: choice('run-1', { reader: 'vendor' }), format: 'html' });
    const other = brokenCase({ target: { input: 'srv-99', host: 'srv-99', port: 3389, addresses: ['10.0.4.99'] } });
    await finish('run-2', broken({ target: other.target, startedAt: '2026-11-21T12:00:00.000Z' }));
    expect((await valueOf('reporting.save', { choice: choice('run-2', { reader: 'user' }), format: 'ticket' })).saved?.file).toMatch(/^rdp-HOST-\d-/);
    expect(JSON.parse(await readFile(join(dir, 'team.json'), 'utf8'))).toMatchObject({ schema: 'rdp-doctor/alias-key@1' });
    // A file that is no table is refused, and not written over.
    chosen = join(dir, 'notes.txt');
    await writeFile(chosen, 'mine');
    expect(await ask('reporting.key', { forget: false })).toMatchObject({ ok: false, error: { code: 'badInput' } });
    expect(await readFile(chosen, 'utf8')).toBe('mine');
    expect((await valueOf('reporting.preview', choice('run-1', { reader: 'vendor' }))).key).toBe('team.json');
    expect(await valueOf('reporting.key', { forget: true })).toEqual({ key: null });
  });

  it('say in words why a file could not be written, and what to do', async () => {
    await finish('run-1', broken());
    chosen = join(dir, 'gone', 'x.html');
    expect(await ask('reporting.save', { choice: choice('run-1'), format: 'html' })).toMatchObject({ ok: false, error: { code: 'ioFailed', text: { key: 'reportscreen:write.noFolder', params: { file: 'x.html' } } } });
    chosen = '/dev/full';
    expect(await ask('reporting.save', { choice: choice('run-1'), format: 'html' })).toMatchObject({ ok: false, error: { code: 'ioFailed' } });
    chosen = null;
    expect(await valueOf('reporting.save', { choice: choice('run-1'), format: 'pdf' })).toEqual({ saved: null });
  });
});

it('gives the collector as text and as a file with the line ends of Windows', async () => {
  const { text } = await valueOf('collector.script', { form: 'azure' });
  expect(text).toContain('Azure Run Command');
  chosen = join(dir, 'c.ps1');
  await valueOf('collector.save', { form: 'any' });
  expect(await readFile(chosen, 'latin1')).toMatch(/^[^\r]*\r\n/);
});
