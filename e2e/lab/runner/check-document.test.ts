import { describe, expect, it } from 'vitest';
import type { DiagnosisDocument } from '../../../preload/contract/diagnosis.ts';
import { documentComplaints } from './check-document.ts';

const row = (stage: DiagnosisDocument['stages'][number]['stage'], state: DiagnosisDocument['stages'][number]['state'], address: string | null = '10.0.0.1', blockedBy?: DiagnosisDocument['stages'][number]['blockedBy']) =>
  ({ stage, state, ms: 1, address, ...(blockedBy ? { blockedBy } : {}) });

function document(changes: Partial<DiagnosisDocument> = {}): DiagnosisDocument {
  return {
    schema: 'rdp-doctor/diagnosis@1', tool: { name: 'rdp-doctor', version: '0', runtime: 'node' }, startedAt: '2026-11-21T10:41:00.000Z', durationMs: 5, mode: 'quick', cancelled: false,
    target: { input: 'a', host: 'a', port: 3389, addresses: ['10.0.0.1'] },
    verdict: { code: 'TLS_RESET', stage: 'tls', sentence: 'It was reset.', address: '10.0.0.1' },
    stages: [row('dns', 'pass', null), row('tcp', 'pass'), row('negotiation', 'pass'), row('tls', 'fail'), row('certificate', 'blocked', '10.0.0.1', 'tls'), row('nla', 'blocked', '10.0.0.1', 'tls')],
    findings: [{ code: 'TLS_RESET', state: 'fail', stage: 'tls', sentence: 'x', facts: ['tcp.closedBy'] }],
    checks: [], facts: [{ name: 'tcp.closedBy', value: 'reset', source: 'wire', at: '2026-11-21T10:41:00.000Z' }], causes: [], ruledOut: [], nextCheck: null, ...changes,
  };
}
const stages = document().stages;
const without = (index: number) => stages.filter((_, at) => at !== index);
const put = (index: number, value: DiagnosisDocument['stages'][number]) => stages.map((one, at) => (at === index ? value : one));

describe('what holds for every document', () => {
  it('has nothing against a good one', () => {
    expect(documentComplaints(document())).toEqual([]);
  });
  it.each([
    ['no dns row', { stages: without(0) }, 'one dns row'],
    ['a missing row', { stages: without(2) }, 'no row for negotiation'],
    ['a row that comes twice', { stages: [...stages, row('nla', 'pass')] }, 'comes twice'],
    ['rows out of order', { stages: [stages[0], stages[2], stages[1], ...stages.slice(3)] as DiagnosisDocument['stages'] }, 'not in order'],
    ['blocked by nothing', { stages: put(5, row('nla', 'blocked')) }, 'blocked by nothing'],
    ['blockedBy on a row that passed', { stages: put(5, row('nla', 'pass', '10.0.0.1', 'tls')) }, 'has blockedBy'],
    ['blocked by a later stage', { stages: put(4, row('certificate', 'blocked', '10.0.0.1', 'nla')) }, 'comes later'],
    ['a verdict without its finding', { findings: [] }, 'no failed finding'],
    ['a verdict without a stage', { verdict: { ...document().verdict, stage: null } }, 'has no stage'],
    ['an unfinished sentence', { verdict: { ...document().verdict, sentence: 'probe:verdict.X {{host}}' } }, 'unfinished'],
    ['a finding on a fact that is not there', { facts: [] }, 'not there: tcp.closedBy'],
    ['an address without rows', { target: { ...document().target, addresses: ['10.0.0.1', '10.0.0.2'] } }, 'without rows'],
    ['a finding-only code as verdict', { verdict: { ...document().verdict, code: 'NLA_REQUIRED' as never } }, 'never a verdict'],
  ] satisfies [string, Partial<DiagnosisDocument>, string][])('complains about %s', (_, changes, words) => {
    expect(documentComplaints(document(changes)).join('\n')).toContain(words);
  });
});
