import { describe, expect, it } from 'vitest';
import en from '../../../assets/locales/en/profile.json' with { type: 'json' };
import ja from '../../../assets/locales/ja/profile.json' with { type: 'json' };
import { refuseValue } from './check-value.ts';
import { KNOWN_KEYS, knownKey } from './known-keys.ts';

describe('the table of settings', () => {
  it('names each once, in small letters, with its meaning in both languages', () => {
    const keys = KNOWN_KEYS.map((one) => one.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => key !== key.toLowerCase().trim() || key.includes(':'))).toEqual([]);
    expect(Object.keys(en.key).sort()).toEqual([...keys].sort());
    expect(Object.keys(ja.key).sort()).toEqual([...keys].sort());
  });
  it('says for every number what is allowed', () => {
    expect(KNOWN_KEYS.filter((one) => one.type === 'i' && !one.values && !one.range)).toEqual([]);
    expect(KNOWN_KEYS.filter((one) => one.type !== 'i' && (one.values ?? one.range))).toEqual([]);
  });
  it('is found without case and outer spaces', () => expect([knownKey(' Full Address ')?.key, knownKey('constructor')]).toEqual(['full address', null]));
});

describe('a value', () => {
  it.each([
    ['authentication level', 'i', '2'], ['desktopwidth', 'i', '200'], ['password 51', 'b', '01abEF'], ['password 51', 'b', ''], ['username', 's', 'CORP\\田中'], ['x', 'i', '-2147483647'], ['full address', 's', ''],
    ['full address', 's', '[fd00::4]:3390'], ['full address', 's', 'fd00::4'], ['full address', 's', 'サーバー.example:3389'], ['full address', 's', 'srv-04 '], ['drivestoredirect', 's', 'C:\\;D:\\'],
  ] as const)('%s:%s:%s fits', (key, type, value) => expect(refuseValue(key, type, value)).toBeNull());
  it.each([
    ['authentication level', 'i', '4', 'profile:value.choice'], ['authentication level', 'i', '', 'profile:value.choice'], ['authentication level', 's', '2', 'profile:value.type'], ['desktopwidth', 'i', '199', 'profile:value.range'],
    ['desktopwidth', 'i', '1e3', 'profile:value.range'], ['server port', 'i', '65536', 'profile:value.range'], ['x', 'i', '2147483648', 'profile:value.number'], ['x', 'i', '０', 'profile:value.number'], ['x', 'b', 'abc', 'profile:value.bytes'],
    ['x', 's', 'a\nb', 'profile:value.oneLine'], ['full address', 's', 'srv:0', 'probe:target.port'], ['full address', 's', 'a b', 'probe:target.space'], ['full address', 's', 'http://srv', 'probe:target.notUrl'], ['gatewayhostname', 's', '1.2.3', 'probe:target.notIpv4'],
  ] as const)('%s:%s:%j does not: %s', (key, type, value, because) => expect(refuseValue(key, type, value)?.key).toBe(because));
});
