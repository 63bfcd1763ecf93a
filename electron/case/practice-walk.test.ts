import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import { runCase } from './run-case.ts';
import { SCENARIO_IDS, scenarioById } from '../practice/scenario-list.ts';
import { answerFacts, type AnswerName, type Answers } from '../diagnosis/answers.ts';
import { codeFacts } from '../diagnosis/codes/code-facts.ts';
import { explainText } from '../diagnosis/codes/explain.ts';
import { nextAction, type GuideAction } from '../diagnosis/guide/next-action.ts';

/** What the people of a scenario know; the rest is answered with "unknown". */
const KNOWN: Readonly<Record<string, Answers>> = {
  'tunnel-loopback': { 'scope.directPath': 'works' }, 'tls-inspection': { 'scope.directPath': 'works' }, 'proxy-protocol': { 'scope.directPath': 'works' },
  'name-fails-ip-works': { 'scope.byAddress': 'works' }, 'xrdp-key': { 'scope.targetSystem': 'other', 'scope.hostAccess': 'no' },
};
const AT = new Date().toISOString();
let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'guide-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function diagnosed(name: string): Promise<DiagnosisModel> {
  const result = await runCase({ target: { input: `practice:${name}`, host: name, port: 3389, kind: 'practice' }, mode: 'quick', facts: [], dataDir: folder }, { signal: new AbortController().signal });
  if (!result.ok) throw new Error(`practice host ${name} does not open`);
  return result.model;
}

/** A technician at another PC follows the guide: the host's state comes only when somebody brings its block. */
function follow(name: string, model: DiagnosisModel): { human: number; end: GuideAction } {
  const text = scenarioById(name)?.code;
  const pasted = text === undefined || text === null ? [] : codeFacts(explainText(text), AT);
  const host = model.facts.filter((one) => one.source === 'windows').map((one) => ({ ...one, source: 'host-block' as const }));
  const readable = host.some((one) => one.name === 'service.list' && one.unknown === undefined);
  const done = new Set<string>();
  const given: Partial<Record<AnswerName, string>> = {};
  const skipped: Record<string, string> = {};
  let human = 0;
  for (let i = 0; i < 30; i++) {
    const probed = done.has('probe');
    const facts = [...(done.has('paste-code') ? pasted : []), ...(probed ? model.facts.filter((one) => one.source === 'wire') : []), ...(done.has('read-host') ? host : []), ...answerFacts(given as Answers, AT)];
    const action = nextAction({
      case: { facts, findings: probed ? model.findings : [], verdict: probed ? model.verdict : null, now: Date.parse(AT), target: { host: model.target.host, port: model.target.port } },
      can: { probe: true, readClient: false, readHost: false }, skipped,
    });
    if (action.kind === 'done') return { human, end: action };
    done.add(action.id);
    if (action.kind !== 'run') human++;
    if (action.id === 'deep-probe' || (action.id === 'paste-code' && pasted.length === 0) || (action.id === 'read-host' && !readable)) skipped[action.id] = 'brings nothing here';
    if (action.answer) given[action.answer.name] = KNOWN[name]?.[action.answer.name] ?? (action.answer.name === 'scope.hostAccess' ? 'yes' : 'unknown');
  }
  throw new Error('the guide does not end');
}

describe('on every practice host', () => {
  const counts: number[] = [];

  it.each(SCENARIO_IDS)('%s: the right cause is first, and the guide reaches it', async (name) => {
    const model = await diagnosed(name);
    const wanted = scenarioById(name)?.expected.cause ?? null;
    expect(model.causes[0]?.id ?? null).toBe(wanted);
    const { human, end } = follow(name, model);
    expect(end.cause).toBe(wanted);
    if (wanted === null) return;
    expect(model.ruledOut.map((one) => one.id)).toContain('licensing');
    expect(human).toBeLessThanOrEqual(6);
    counts.push(human);
  });

  it('takes three or four human actions on the whole', () => {
    expect(counts.length).toBeGreaterThan(18);
    expect(counts.sort((a, b) => a - b)[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(4);
  });
});
