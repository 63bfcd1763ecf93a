import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels } from '../../../preload/contract/channels.ts';
import { parseTarget } from '../../probe/target/target.ts';
import { caseEngine } from '../case-engine.ts';
import type { FinishedCase } from '../engine.ts';
import { fixesOfCase } from './fixes-of-case.ts';
import { studyKept } from './study-kept.ts';

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'fixes-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function finished(name: string): Promise<FinishedCase> {
  const read = parseTarget(`practice:${name}`);
  if (!read.ok) throw new Error('bad name in test');
  const engine = caseEngine({ dataDir: folder, scriptPath: join(folder, 'run.ps1'), platform: 'linux' });
  const result = await engine.diagnose({ target: read.target, mode: 'quick' }, { signal: new AbortController().signal, onEvent: () => {}, onWire: () => {} });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('fixesOfCase', () => {
  it.each([['key-acl', 'fix-rdp-key-acl'], ['expired-cert', 'renew-rdp-cert'], ['firewall-public', 'network-private']])('offers first what cures %s, with steps and the command to plan it', async (name, cure) => {
    const one = await finished(name);
    const fixes = fixesOfCase(one, {});
    expect(channels['case.fixes'].output.safeParse({ fixes }).success).toBe(true);
    expect(fixes[0]).toMatchObject({ id: cure, offered: true, command: `rdp-doctor plan ${cure} --machine practice:${name}` });
    expect(fixes[0]?.steps.length).toBeGreaterThan(2);
    const listed = new Set(studyKept(one, {}, {}).causes.map(({ id }) => id));
    for (const fix of fixes) expect(fix.against.every(({ id }) => listed.has(id))).toBe(true);
    const offered = fixes.map((fix) => fix.offered);
    expect(offered).toEqual([...offered].sort((a, b) => Number(b) - Number(a)));
    for (const fix of fixes) if (!fix.offered || fix.kind === 'guided') expect(fix.command).toBeNull();
  });

  it('has nothing for a host where nothing is wrong', async () => {
    expect(fixesOfCase(await finished('healthy'), {})).toEqual([]);
  });

  it('follows an answer, as the causes do', async () => {
    const one = await finished('tunnel-loopback');
    const [first] = fixesOfCase(one, { 'scope.directPath': 'works' });
    expect(first).toMatchObject({ id: 'path-guided', offered: true, command: null });
    expect(first?.against[0]?.id).toBe('inpath-tls');
  });

  it('judges the other computer by the wire where only this PC was read', async () => {
    const practice = await finished('key-acl');
    const host = practice.model.facts.filter((one) => one.source === 'windows');
    const foreign: FinishedCase = { machine: { kind: 'thisPc' }, model: { ...practice.model, facts: practice.model.facts.filter((one) => one.source !== 'windows') } };
    expect(fixesOfCase(foreign, {}).every((fix) => fix.command === null)).toBe(true);
    const own = fixesOfCase({ ...foreign, model: { ...foreign.model, facts: [...foreign.model.facts, ...host] } }, { 'scope.where': 'host' });
    expect(own[0]).toMatchObject({ id: 'fix-rdp-key-acl', offered: true, command: null });
  });
});
