import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { study as studySchema } from '../../../preload/contract/study.ts';
import { caseEngine } from '../case-engine.ts';
import type { FinishedCase } from '../engine.ts';
import { parseTarget } from '../../probe/target/target.ts';
import { pastedFacts } from './pasted-facts.ts';
import { readAnswers, studyKept } from './study-kept.ts';

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'study-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const engine = () => caseEngine({ dataDir: folder, scriptPath: join(folder, 'run.ps1'), platform: 'linux' });

async function finished(name: string): Promise<FinishedCase> {
  const read = parseTarget(`practice:${name}`);
  if (!read.ok) throw new Error('bad name in test');
  const result = await engine().diagnose({ target: read.target, mode: 'quick' }, { signal: new AbortController().signal, onEvent: () => {}, onWire: () => {} });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('studyKept', () => {
  it('says of a practice host what the run itself said, within the contract', async () => {
    const one = await finished('key-acl');
    const study = studyKept(one, {}, {});
    expect(studySchema.safeParse(study).success).toBe(true);
    expect(study.causes).toEqual(one.model.causes);
    expect(study.action).toMatchObject({ kind: 'done', id: 'done-proven', cause: 'host-key-acl' });
    expect(study.weights[0]).toMatchObject({ id: 'host-key-acl' });
    expect(study.weights[0]?.for).toBeGreaterThan(60);
    expect(study.advice.find((tip) => tip.id === 'grant-network-service')?.rating).toBe('helps');
    expect(study.advice.find((tip) => tip.id === 'firewall-off')?.rating).toBe('harmful');
  });

  it('follows an answer without a new run, and its taking back', async () => {
    const one = await finished('tunnel-loopback');
    const before = studyKept(one, {}, { 'deep-probe': 'tried' });
    expect(before.action.kind).toBe('ask');
    const after = studyKept(one, { 'scope.directPath': 'works' }, { 'deep-probe': 'tried' });
    expect(after.causes[0]).toMatchObject({ id: 'inpath-tls', strength: 'proven' });
    expect(after.action).toMatchObject({ kind: 'done', cause: 'inpath-tls' });
    expect(studyKept(one, {}, { 'deep-probe': 'tried' }).causes).toEqual(before.causes);
  });

  it('leaves the facts of this PC out when it is neither of the two', async () => {
    const one = await finished('key-acl');
    const foreign: FinishedCase = { ...one, machine: { kind: 'thisPc' } };
    expect(studyKept(foreign, { 'scope.where': 'host' }, {}).causes[0]).toMatchObject({ id: 'host-key-acl', strength: 'proven' });
    expect(studyKept(foreign, { 'scope.where': 'elsewhere' }, {}).checks.some((check) => check.id.startsWith('h'))).toBe(false);
  });
});

describe('the engine', () => {
  it('lists every practice host with its user’s words and copied error, and makes one new', async () => {
    const hosts = engine().practiceHosts();
    expect(hosts.length).toBeGreaterThanOrEqual(18);
    expect(hosts.find((one) => one.name === 'key-acl')?.code).toContain('0x904');
    expect(await engine().resetPractice('key-acl')).toEqual({ ok: true, value: null });
    expect(await engine().resetPractice('no-such-host')).toMatchObject({ ok: false, error: { code: 'badTarget', text: { key: 'practice:problem.unknownName' } } });
  });

  it('reads a practice host again, and refuses where there is no Windows', async () => {
    const one = await finished('key-acl');
    const again = await engine().readMachine(one, undefined);
    expect(again.ok && again.value.some((fact) => fact.name === 'key.files' && fact.value !== null)).toBe(true);
    expect(await engine().readMachine({ ...one, machine: { kind: 'none' } }, 'client')).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(await engine().attempts()).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  });

  it('refuses a practice host that does not exist in words', async () => {
    const read = parseTarget('practice:nobody');
    if (!read.ok) throw new Error('bad name in test');
    expect(await engine().diagnose({ target: read.target, mode: 'quick' }, { signal: new AbortController().signal, onEvent: () => {}, onWire: () => {} })).toMatchObject({ ok: false, error: { code: 'badTarget', text: { key: 'practice:problem.unknownName' } } });
  });
});

describe('what comes from outside', () => {
  it('is an answer only with a name and a word of the engine', () => {
    expect(readAnswers({ 'scope.otherHosts': 'work' })).toEqual({ 'scope.otherHosts': 'work' });
    expect(readAnswers({ 'scope.otherHosts': 'maybe' })).toBeNull();
    expect(readAnswers({ 'scope.constructor': 'work' })).toBeNull();
  });

  it('is an error text or a collector block, or is refused in words', () => {
    const at = new Date().toISOString();
    expect(pastedFacts('Error code: 0x904\nExtended error code: 0x7', at)).toMatchObject({ ok: true, facts: expect.arrayContaining([expect.objectContaining({ name: 'code.disconnect', value: 2308, source: 'paste' })]) });
    expect(pastedFacts('it does not work', at)).toMatchObject({ ok: false, problem: { key: 'window:paste.nothing' } });
    expect(pastedFacts('RDX1 1/1 00000000 AAAA', at)).toMatchObject({ ok: false });
  });
});
