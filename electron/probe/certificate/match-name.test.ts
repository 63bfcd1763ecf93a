import { describe, expect, it } from 'vitest';
import { firstLabelAgrees, matchName } from './match-name.ts';

const certificate = (dnsNames: string[], ipAddresses: string[] = [], commonName: string | null = null) => {
  const all = [...dnsNames, ...ipAddresses];
  return { dnsNames, ipAddresses, commonName, names: all.length > 0 || commonName === null ? all : [commonName] };
};

describe('matchName', () => {
  it.each<[string, ReturnType<typeof certificate>, string]>([
    ['PC1.Corp.Example.', certificate(['pc1.corp.example']), 'match'],
    ['pc1.corp.example', certificate(['*.corp.example']), 'match'],
    ['corp.example', certificate(['*.corp.example']), 'mismatch'],
    ['a.b.corp.example', certificate(['*.corp.example']), 'mismatch'],
    ['pc1.example', certificate(['*.example']), 'mismatch'],
    ['pc1.corp.example', certificate(['p*.corp.example']), 'mismatch'],
    ['pc1.corp.example', certificate(['*.*.example']), 'mismatch'],
    ['pc1.corp.example', certificate(['*']), 'mismatch'],
    ['bücher.example', certificate(['xn--bcher-kva.example']), 'match'],
    ['ＰＣ１', certificate([], [], 'pc1'), 'match'],
    ['営業部', certificate([], [], '営業部'), 'match'],
    ['pc1', certificate([], [], 'PC1'), 'match'],
    ['pc1', certificate(['other'], [], 'pc1'), 'mismatch'],
    ['pc1', certificate([], ['10.0.0.1'], 'pc1'), 'mismatch'],
    ['10.0.0.1', certificate([], ['10.0.0.1']), 'match'],
    ['10.0.0.1', certificate(['10.0.0.1']), 'mismatch'],
    ['10.0.0.1', certificate(['*.0.0.1']), 'mismatch'],
    ['10.0.0.1', certificate([], [], '10.0.0.1'), 'match'],
    ['[2001:DB8:0::1]', certificate([], ['2001:db8::1']), 'match'],
    ['fe80::1%eth0', certificate([], ['fe80::1']), 'match'],
    ['::ffff:10.0.0.1', certificate([], ['10.0.0.1']), 'match'],
    ['pc1.corp.example', certificate(['pc1.corp.example\0.evil.example']), 'mismatch'],
    ['pc1', certificate([]), 'noNames'],
  ])('%s against %o is a %s', (typed, names, result) => {
    expect(matchName(typed, names)).toBe(result);
  });
});

describe('firstLabelAgrees', () => {
  it.each<[string, ReturnType<typeof certificate>, boolean]>([
    ['pc1', certificate([], [], 'PC1.corp.example'), true],
    ['pc1.corp.example', certificate([], [], 'PC1'), true],
    ['pc1.old.example', certificate(['pc1.corp.example']), false],
    ['pc2', certificate(['pc1.corp.example']), false],
    ['10.0.0.1', certificate(['10.corp.example']), false],
    ['', certificate(['']), false],
  ])('%s against %o is %s', (typed, names, result) => {
    expect(firstLabelAgrees(typed, names)).toBe(result);
  });
});
