import { describe, expect, it, vi } from 'vitest';
import type { Fact } from '../../../preload/contract/facts.ts';
import type { Machine } from '../../machine/machine.ts';
import { attemptsOf, thisPc } from './this-pc.ts';

const at = '2026-11-21T10:00:00.000Z';
const machine = (facts: Fact[]): Machine => ({ id: 'this', readFacts: vi.fn(async ({ batch }) => (batch === 'slow' ? facts : [])) }) as unknown as Machine;
const attempts = (value: Fact['value'], unknown?: string): Fact => ({ name: 'client.attempts', value, source: 'windows', at, ...(unknown === undefined ? {} : { unknown }) });

describe('thisPc', () => {
  it('says that there is nothing to read where there is no Windows, and does not try', async () => {
    const open = vi.fn();
    const pc = thisPc(open, false);
    expect(await pc.attempts()).toMatchObject({ ok: false, error: { code: 'unavailable', text: { key: 'window:attempts.notHere' } } });
    expect(await pc.read('srv-04', new AbortController().signal)).toEqual([]);
    expect(open).not.toHaveBeenCalled();
  });

  it('opens the machine once and reads the fast and the slow facts', async () => {
    const own = machine([attempts([])]);
    const open = vi.fn(() => ({ ok: true as const, machine: own }));
    const pc = thisPc(open, true);
    expect(await pc.read('srv-04', new AbortController().signal)).toHaveLength(1);
    await pc.attempts();
    expect(open).toHaveBeenCalledOnce();
    expect(vi.mocked(own.readFacts).mock.calls.map(([options]) => options.batch)).toEqual(['fast', 'slow', 'slow']);
  });

  it('gives the reason when the log could not be read', async () => {
    const pc = thisPc(() => ({ ok: true, machine: machine([attempts(null, 'missing: no such log')]) }), true);
    expect(await pc.attempts()).toMatchObject({ ok: false, error: { text: { key: 'window:attempts.unread', params: { reason: 'missing: no such log' } } } });
  });
});

describe('attemptsOf', () => {
  it('gives the newest first, ten at most, and null for what has another shape', () => {
    const row = (hour: number) => ({ at: `2026-11-21T${String(hour).padStart(2, '0')}:00:00Z`, server: 'srv-04', reason: 2308, extended: 7, tlsError: 2147500037, connected: false });
    const read = attemptsOf({ value: Array.from({ length: 12 }, (_, hour) => row(hour)) });
    expect(read).toHaveLength(10);
    expect(read[0]).toEqual({ at: '2026-11-21T11:00:00Z', server: 'srv-04', reason: 2308, extended: 7, tlsError: true, connected: false });
    expect(attemptsOf({ value: [{ at: 5, server: '', reason: 'x', extended: 1.5, tlsError: 0, connected: 'yes' }, 'text', null] })).toEqual([{ at: null, server: null, reason: null, extended: null, tlsError: false, connected: false }]);
    expect(attemptsOf({ value: 'text' })).toEqual([]);
  });
});
