import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseDraft } from '../../../preload/contract/case-draft.ts';
import { caseDraftFile, type StoredDraft } from './case-draft-file.ts';

let dir: string;
let defects: unknown[];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'case-draft-'));
  defects = [];
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(dir, { recursive: true, force: true });
});

const file = () => caseDraftFile(dir, (defect) => defects.push(defect), () => new Date('2026-11-21T14:03:00.000Z'));
const draft = (target: string, more: Partial<CaseDraft> = {}): CaseDraft => ({
  request: { target, control: null, mode: 'quick', code: '0x904', where: 'client', complaint: null }, runId: 'run-1', steps: [{ stage: 'dns', state: 'pass', ms: 3, address: null }],
  answers: { 'scope.otherClients': 'work' }, skipped: { 'ask-user': 'userAway' }, notes: [{ at: '2026-11-21T14:02:00.000Z', text: 'Called by Tanaka' }], typed: 'half a no', timer: { startedAt: '2026-11-21T14:00:00.000Z', seconds: 180, running: true }, ...more,
});
const given = (target: string, more: Partial<CaseDraft> = {}) => ({ draft: draft(target, more), machine: null });
const stored = async () => JSON.parse(await readFile(join(dir, 'case-draft.json'), 'utf8')) as StoredDraft;
const targetNow = () => stored().then((one) => one.draft.request.target, () => null);

describe('the draft of the open case', () => {
  it('is there for the next start, also for the one after, until somebody drops it', async () => {
    const first = file();
    first.keep(given('pc-42'));
    await expect.poll(targetNow).toBe('pc-42');
    // Nobody called end: it crashed. And so did the next one, while the draft was on offer.
    const second = file();
    expect(await second.read()).toEqual({ draft: { schema: 'rdp-doctor/case-draft@1', keptAt: '2026-11-21T14:03:00.000Z', machine: null, draft: draft('pc-42') }, notice: null });
    const third = file();
    expect((await third.read()).draft?.draft).toEqual(draft('pc-42'));
    await third.drop();
    expect(await readdir(dir)).toEqual([]);
    expect(await third.read()).toEqual({ draft: null, notice: null });
  });

  it('goes at an end in order when it is of this session, and stays when nobody has decided about it', async () => {
    const first = file();
    first.keep(given('pc-42'));
    await expect.poll(targetNow).toBe('pc-42');
    const second = file();
    await second.read();
    second.end();
    expect(await targetNow()).toBe('pc-42');
    const third = file();
    third.keep(given('pc-43'));
    await expect.poll(targetNow).toBe('pc-43');
    third.end();
    third.keep(given('pc-44'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await readdir(dir)).toEqual([]);
    expect(defects).toEqual([]);
  });

  it('does not come back when the end is in the middle of a write', async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const one = file();
      one.keep(given('pc-42', { typed: 'x'.repeat(4000) }));
      await new Promise((resolve) => setTimeout(resolve, turn / 4));
      one.end();
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await readdir(dir)).toEqual([]);
    }
    expect(defects).toEqual([]);
  });

  it('is written at most once a second, the newest last', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const one = file();
    one.keep(given('pc-1'));
    await vi.waitFor(async () => expect(await targetNow()).toBe('pc-1'));
    for (let n = 2; n < 50; n += 1) one.keep(given(`pc-${n}`));
    vi.advanceTimersByTime(999);
    expect(await targetNow()).toBe('pc-1');
    vi.advanceTimersByTime(1);
    await vi.waitFor(async () => expect(await targetNow()).toBe('pc-49'));
    // A pause, and then at once.
    vi.advanceTimersByTime(1000);
    one.keep(given('pc-50'));
    await vi.waitFor(async () => expect(await targetNow()).toBe('pc-50'));
    one.end();
  });

  it('a new case takes the place of the one that was on offer; what is dropped is not written a moment later', async () => {
    const before = file();
    before.keep(given('pc-42'));
    await expect.poll(targetNow).toBe('pc-42');
    const one = file();
    await one.read();
    one.keep(given('pc-43'));
    one.keep(given('pc-44'));
    expect((await one.read()).draft?.draft.request.target).toBe('pc-44');
    await one.drop();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await readdir(dir)).toEqual([]);
  });

  it('is for this user only', async () => {
    if (process.platform === 'win32') return;
    file().keep(given('pc-42'));
    await expect.poll(targetNow).toBe('pc-42');
    expect((await stat(join(dir, 'case-draft.json'))).mode & 0o777).toBe(0o600);
  });
});

describe('a file that is no draft of ours', () => {
  const whole = { schema: 'rdp-doctor/case-draft@1', keptAt: '2026-11-21T14:03:00.000Z', machine: null, draft: draft('pc-42') };
  it.each([
    ['half', JSON.stringify(whole).slice(0, 200)],
    ['empty', ''],
    ['of a later version', JSON.stringify({ ...whole, schema: 'rdp-doctor/case-draft@2' })],
    ['with a field too many', JSON.stringify({ ...whole, extra: 1 })],
    ['with an answer that is none', JSON.stringify({ ...whole, draft: draft('pc-42', { answers: { '__proto__x': 'work' } }) })],
    ['with a machine outside its folder', JSON.stringify({ ...whole, machine: { kind: 'practice', name: '../../etc' } })],
    ['with a run that is a path', JSON.stringify({ ...whole, draft: draft('pc-42', { runId: '../settings' }) })],
    ['with more notes than anybody writes', JSON.stringify({ ...whole, draft: draft('pc-42', { notes: Array.from({ length: 300 }, () => ({ at: '', text: 'x' })) }) })],
    ['too large', JSON.stringify(whole) + ' '.repeat(9 * 1024 * 1024)],
  ])('is set aside with all its bytes, and the next draft is kept: %s', async (_what, text) => {
    await writeFile(join(dir, 'case-draft.json'), text);
    const one = file();
    const { draft: read, notice } = await one.read();
    expect(read).toBeNull();
    expect(notice).toMatchObject({ key: 'window:notice.setAside', params: { file: 'case-draft.json' } });
    const aside = (await readdir(dir)).find((name) => name.startsWith('case-draft.json.damaged-')) ?? '';
    expect(await readFile(join(dir, aside), 'utf8')).toBe(text);
    one.keep(given('pc-43'));
    await expect.poll(targetNow).toBe('pc-43');
    one.end();
    expect(await readdir(dir)).toEqual([aside]);
  });

  it('is set aside also where nobody asked before the first case is kept', async () => {
    await writeFile(join(dir, 'case-draft.json'), '{');
    file().keep(given('pc-43'));
    await expect.poll(targetNow).toBe('pc-43');
    expect((await readdir(dir)).filter((name) => name.includes('damaged'))).toHaveLength(1);
  });

  it('says so where it cannot be opened, and reports what cannot be written', async () => {
    await mkdir(join(dir, 'case-draft.json'));
    const one = file();
    expect(await one.read()).toMatchObject({ draft: null, notice: { key: 'window:notice.unreadable' } });
    one.keep(given('pc-43'));
    await expect.poll(() => defects.length).toBe(1);
  });
});
