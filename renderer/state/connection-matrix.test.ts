import { describe, expect, it } from 'vitest';
import type { AddressRow } from '../../preload/contract/profile.ts';
import { advance, pending, type Matrix } from './connection-matrix.ts';

const empty: Matrix = { running: true, mode: 'quick', asks: [], rows: [], result: null, choice: null, offers: [], error: null };
const row = (name: string): AddressRow => ({ name, address: null, stages: [], verdict: 'DNS_NXDOMAIN', sha1: null, computerName: null });

describe('a matrix', () => {
  it('fills in row by row and says what is still asked', () => {
    const begun = advance(empty, { type: 'started', asks: ['srv', '10.0.0.1', 'srv'] });
    expect(pending(begun)).toEqual(['srv', '10.0.0.1']);
    const one = advance(begun, { type: 'rows', rows: [row('10.0.0.1')] });
    expect([one.rows.length, pending(one)]).toEqual([1, ['srv']]);
  });
  it('takes the order of the whole at the end, and keeps what is there when it breaks', () => {
    const one = advance(empty, { type: 'rows', rows: [row('b')] });
    const result = { schema: 'rdp-doctor/addresses@1' as const, cancelled: false, rows: [row('a'), row('b')], sameMachine: 'unknown' as const, because: { key: 'x' }, signs: [] };
    const ended = advance(one, { type: 'finished', result, choice: null, offers: [] });
    expect([ended.running, ended.rows.map(({ name }) => name), pending(ended)]).toEqual([false, ['a', 'b'], []]);
    const broken = advance(one, { type: 'failed', error: { code: 'defect' } });
    expect([broken.running, broken.rows.length, broken.error?.code]).toEqual([false, 1, 'defect']);
  });
});
