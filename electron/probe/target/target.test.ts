import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePort, parseTarget } from './target.ts';

it('takes no address longer than documents allow', () => {
  expect(parseTarget(`fe80::1%${'a'.repeat(80)}`).ok).toBe(false);
  expect(parseTarget('fe80::1%eth0').ok).toBe(true);
});

describe('parseTarget', () => {
  it.each([
    ['srv-04', 'srv-04', 3389, 'name'],
    ['  SRV-04.Corp.Example:3390 ', 'srv-04.corp.example', 3390, 'name'],
    ['srv-04.corp.example.', 'srv-04.corp.example', 3389, 'name'],
    ['10.0.4.14', '10.0.4.14', 3389, 'address'],
    ['10.0.4.14:1', '10.0.4.14', 1, 'address'],
    ['FD00::4', 'fd00::4', 3389, 'address'],
    ['[fd00::4]', 'fd00::4', 3389, 'address'],
    ['[fd00::4]:65535', 'fd00::4', 65535, 'address'],
    ['fe80::1%eth0', 'fe80::1%eth0', 3389, 'address'],
    ['例え.jp', 'xn--r8jz45g.jp', 3389, 'name'],
    ['１０.０.４.１４', '10.0.4.14', 3389, 'address'],
    ['WIN_OLD', 'win_old', 3389, 'name'],
    ['practice:expired-cert', 'expired-cert', 3389, 'practice'],
  ])('reads %s', (text, host, port, kind) => {
    expect(parseTarget(text)).toMatchObject({ ok: true, target: { host, port, kind } });
  });

  it.each([
    ['', 'empty'], [':3389', 'empty'], ['srv:', 'port'], ['srv:0', 'port'], ['srv:65536', 'port'], ['srv:+1', 'port'], ['srv:1e3', 'port'],
    ['[srv]:3389', 'brackets'], ['[::1', 'brackets'], ['[10.0.0.1]:1', 'brackets'], ['a:b:c', 'notIpv6'], ['300.1.1.1', 'notIpv4'], ['1.2.3', 'notIpv4'], ['0x7f.1', 'notIpv4'],
    ['rdp://srv', 'notUrl'], ['\\\\srv\\c$', 'notUrl'], ['srv 04', 'space'], ['adm@srv', 'user'], ['a..b', 'dots'], ['-srv', 'letters'], ['srv!', 'letters'],
    ['srv\u001b[31m', 'letters'], ['a'.repeat(64), 'tooLong'], ['x'.repeat(301), 'tooLong'], ['practice:../x', 'practice'], ['practice:X', 'practice'],
  ])('refuses %s with a sentence of its own', (text, key) => {
    expect(parseTarget(text)).toMatchObject({ ok: false, problem: { key: `probe:target.${key}` } });
  });

  it('takes --port, and refuses two different ports', () => {
    expect(parseTarget('srv', 3390)).toMatchObject({ target: { port: 3390 } });
    expect(parseTarget('srv:3390', 3390)).toMatchObject({ target: { port: 3390 } });
    expect(parseTarget('srv:3391', 3390)).toMatchObject({ problem: { key: 'probe:target.portTwice' } });
  });

  it('never throws, and what it accepts is safe to look up', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
      const result = parseTarget(text);
      if (result.ok) expect(result.target.host).toMatch(/^[a-z0-9_.:%-]+$/i);
    }), { numRuns: 2000 });
  });
});

describe('parsePort', () => {
  it('takes decimal digits from 1 to 65535 only', () => {
    expect(['1', '65535', '03389'].map(parsePort)).toEqual([1, 65535, 3389]);
    expect(['0', '65536', '-1', '1.0', ' 1', '', '９'].map(parsePort)).toEqual([null, null, null, null, null, null, null]);
  });
});
