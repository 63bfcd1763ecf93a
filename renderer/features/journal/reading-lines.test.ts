import { describe, expect, it } from 'vitest';
import { changedLines, differing, readingLines, readsSame } from './reading-lines.ts';

const acl = (more: string) => ({ sddl: `O:SYG:SYD:PAI(A;;FA;;;SY)${more}` });

describe('a reading for people', () => {
  it('names who has which right', () => {
    expect(readingLines(acl('(A;;FR;;;NS)(D;;FA;;;WD)')).map((one) => one.value)).toEqual(['SYSTEM (F)', 'NETWORK SERVICE (R)', 'DENY Everyone (F)']);
  });

  it('keeps an SDDL that grants nothing as it is', () => expect(readingLines({ sddl: 'O:SYG:SY' })).toEqual([{ name: '', value: 'O:SYG:SY' }]));

  it('shows a registry value by its data, and nothing where nothing was', () => {
    expect(readingLines({ key: true, name: 'SecurityLayer', value: { type: 'dword', data: 2 } })).toEqual([{ name: 'key', value: 'true' }, { name: 'name', value: 'SecurityLayer' }, { name: 'value', value: '2' }]);
    expect(readingLines(null)).toEqual([]);
  });

  it('tells a certificate in a line, and one that is gone as nothing', () => {
    const seen = { thumbprint: 'ab'.repeat(20), subject: 'CN=srv', notBefore: '2026-05-09T00:00:00Z', notAfter: '2026-11-07T00:00:00Z', der: 'AA' };
    expect(readingLines({ certificate: seen, index: 0 })).toEqual([{ name: 'certificate', value: `${'AB'.repeat(20)} · CN=srv · 2026-05-09 – 2026-11-07` }]);
    expect(readingLines({ certificate: null, index: -1 })).toEqual([]);
  });

  it('cuts what nobody reads', () => expect(readingLines({ der: 'A'.repeat(1000) })[0]?.value).toBe(`${'A'.repeat(40)}… (1000)`));

  it('leaves process ids out', () => expect(readsSame({ service: { state: 'running', pid: 4 } }, { service: { state: 'running', pid: 5 } })).toBe(true));
});

describe('what is worth a look', () => {
  it('is what goes and what comes', () => {
    expect(changedLines(acl('(A;;FR;;;NS)'), acl(''))).toEqual({ gone: [{ name: '', value: 'NETWORK SERVICE (R)' }], come: [] });
  });

  it('is the lines in which several differ', () => {
    const [before, ours, now] = differing([acl(''), acl('(A;;FR;;;NS)'), acl('(A;;FR;;;BU)')]) ?? [];
    expect([before, ours, now].map((lines) => lines?.map((one) => one.value))).toEqual([[], ['NETWORK SERVICE (R)'], ['Users (R)']]);
  });

  it('is nothing where all read the same', () => expect(differing([acl(''), acl('')])).toBeNull());
});
