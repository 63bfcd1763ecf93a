import { describe, expect, it } from 'vitest';
import { fixFor } from './fix-for.ts';

const fix = (id: string, offered: boolean, ...causes: string[]) => ({ id, offered, against: causes.map((cause) => ({ id: cause, title: { key: 'x' } })) });

describe('fixFor', () => {
  it('prefers an offered fix, then the first of the list', () => {
    const list = [fix('a', false, 'key'), fix('b', true, 'cert'), fix('c', true, 'cert', 'key'), fix('d', true, 'key')];
    expect(fixFor(list, 'key')?.id).toBe('c');
    expect(fixFor(list, 'cert')?.id).toBe('b');
    expect(fixFor(list.slice(0, 2), 'key')?.id).toBe('a');
  });
  it('knows none for another cause, and none for no cause', () => {
    expect(fixFor([fix('a', true, 'key')], 'cert')).toBeNull();
    expect(fixFor([fix('a', true, 'key')], null)).toBeNull();
  });
});
