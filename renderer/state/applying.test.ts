import { describe, expect, it } from 'vitest';
import type { AppliedModel } from '../../preload/contract/applied.ts';
import type { ApplyEvent, ReadyPlan } from '../../preload/contract/fixing.ts';
import { adoptChange, beginChange, changedMachine, didNotHelp, hearChange, refuseChange, standingOf, type Ended } from './applying.ts';

const agreed = { ready: { host: 'srv-04' } as ReadyPlan, here: false, cause: null };
const step = (kind: Extract<ApplyEvent, { type: 'step' }>['kind']): ApplyEvent => ({ type: 'step', kind, at: '2026-11-21T10:00:00Z' });
const applied = (outcome: AppliedModel['outcome'], more: Partial<AppliedModel> = {}): AppliedModel => ({ schema: 'rdp-doctor/applied@1', entry: '20261121-abcde', outcome, before: 'CERT_EXPIRED', after: 'HEALTHY', values: [], sentence: { key: 'x' }, due: null, ...more });
const ended = (more: Partial<Ended>): Ended => ({ applied: null, error: null, before: null, after: null, steps: [], note: null, takenBack: null, ...more });

describe('a change', () => {
  it('plays what came before its id, in order, and drops what is not its own', () => {
    let state = beginChange(agreed, 0);
    state = hearChange(state, { runId: 'r-1', seq: 0, event: step('looking') }, 1);
    state = hearChange(state, { runId: 'r-0', seq: 0, event: step('restoring') }, 1);
    state = adoptChange(state, 'r-1', 2);
    expect(state.steps.map((one) => one.kind)).toEqual(['looking']);
    state = hearChange(state, { runId: 'r-1', seq: 0, event: step('proving') }, 3);
    state = hearChange(state, { runId: 'r-1', seq: 1, event: step('applying') }, 4);
    expect([state.steps.map((one) => one.kind), state.since]).toEqual([['looking', 'applying'], 4]);
    state = hearChange(state, { runId: 'r-1', seq: 2, event: { type: 'finished', applied: applied('kept'), before: null, after: null, steps: [] } }, 5);
    const after = hearChange(state, { runId: 'r-1', seq: 3, event: step('restoring') }, 6);
    expect(after).toBe(state);
    expect(state.ended && standingOf(state.ended)).toBe('kept');
  });

  it('ends where it could not be begun', () => {
    const state = refuseChange(beginChange(agreed, 0), { code: 'notFound' });
    expect(state.ended?.error).toEqual({ code: 'notFound' });
    expect(adoptChange(state, 'r-1', 1)).toBe(state);
  });

  it.each([
    [ended({ applied: applied('kept') }), 'kept', true, false], [ended({ applied: applied('kept', { due: '2026-11-21T11:00:00Z' }) }), 'inBox', true, false],
    [ended({ applied: applied('awaitingKeep') }), 'awaitingKeep', true, false], [ended({ applied: applied('noEffect') }), 'noEffect', false, true], [ended({ applied: applied('rolledBack') }), 'rolledBack', false, true],
    [ended({ applied: applied('rolledBack', { cancelled: true }) }), 'rolledBack', false, false], [ended({ applied: applied('refused') }), 'refused', false, false], [ended({ error: { code: 'notFound' } }), 'refused', false, false],
    [ended({ error: { code: 'ioFailed' } }), 'failed', false, false], [ended({ applied: applied('kept'), takenBack: 'whole' }), 'takenBack', false, false],
  ] as const)('%# stands as %s', (given, standing, changed, noHelp) => {
    expect(standingOf(given)).toBe(standing);
    expect([changedMachine(standing), didNotHelp(standing, given)]).toEqual([changed, noHelp]);
  });
});
