import { describe, expect, it } from 'vitest';
import { dayAfter, isDue, isNewLine, moved, todayHere, withChange, withoutChange } from './connection-edits.ts';

const listed = (...texts: string[]) => texts.map((address) => ({ address, reason: '', reviewBy: null }));
const change = (key: string, value: string) => ({ key, type: 's' as const, value });

describe('changes', () => {
  it('keep the newest wish for a key, whatever its case', () => {
    const edits = withChange(withChange({ changes: [change('username', 'a')], addresses: [] }, change('domain', 'x')), change('Username', 'b'));
    expect(edits.changes).toEqual([change('domain', 'x'), change('Username', 'b')]);
    expect(withoutChange(edits, 'USERNAME').changes).toEqual([change('domain', 'x')]);
  });
  it('know which setting is a new line', () => {
    const diff = [{ line: null, before: null, after: 'Server Port:i:3390' }, { line: 2, before: 'domain:s:a', after: 'domain:s:b' }, { line: 3, before: 'x:s:1', after: null }];
    expect([isNewLine(diff, 'server port'), isNewLine(diff, 'domain'), isNewLine(diff, 'x'), isNewLine(diff, 'server')]).toEqual([true, false, false, false]);
  });
});

describe('the order', () => {
  it('moves one and keeps the others as they are', () => {
    const list = listed('a', 'b', 'c');
    expect(moved(list, 2, 0).map(({ address }) => address)).toEqual(['c', 'a', 'b']);
    expect(moved(list, 0, 1).map(({ address }) => address)).toEqual(['b', 'a', 'c']);
    expect([moved(list, 0, -1), moved(list, 2, 3), moved(list, 5, 0), moved(list, 1, 1)]).toEqual([list, list, list, list]);
  });
});

describe('days', () => {
  it('are counted over months and leap years, and due on their day', () => {
    expect([dayAfter('2028-02-28', 2), dayAfter('2026-11-21', 90)]).toEqual(['2028-03-01', '2027-02-19']);
    expect(todayHere(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
    expect([isDue({ reviewBy: '2026-11-21' }, '2026-11-21'), isDue({ reviewBy: '2026-11-22' }, '2026-11-21'), isDue({ reviewBy: null }, '2026-11-21')]).toEqual([true, false, false]);
  });
});
