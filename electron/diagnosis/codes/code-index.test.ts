import { describe, expect, it } from 'vitest';
import english from '../../../assets/locales/en/codes.json' with { type: 'json' };
import japanese from '../../../assets/locales/ja/codes.json' with { type: 'json' };
import { allCodes, findCode, findCodeByName, findExtended, findStatus } from './code-index.ts';
import { readings } from './readings.ts';

type Texts = { readonly [key: string]: string | Texts };

const flatten = (texts: Texts, path = ''): Map<string, string> => {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') flat.set(here, value);
    else for (const [inner, text] of flatten(value, here)) flat.set(inner, text);
  }
  return flat;
};
const en = flatten(english);
const ja = flatten(japanese);
const placeholders = (text: string | undefined): string[] => (text ?? '').match(/\{\{\w+\}\}/g)?.sort() ?? [];

/** IMsTscAxEvents::OnDisconnected as published (2018-05-31), every number of the page. */
const DOCUMENTED = [
  0, 1, 2, 3, 260, 262, 264, 516, 518, 520, 772, 774, 776, 1028, 1030, 1032, 1286, 1288, 1540, 1542, 1544, 1796, 1798, 2052, 2055, 2056, 2308, 2310, 2312, 2566,
  2567, 2822, 2823, 3078, 3079, 3080, 3335, 3591, 3847, 4615, 5639, 5895, 6151, 6919, 7175, 8455, 8711,
];
/** ExtendedDisconnectReasonCode as published, the two range marks apart. */
const DOCUMENTED_EXTENDED = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 256, 257, 258, 259, 260, 261, 262, 263, 264, 265, 266, 267, 768];

describe('the tables', () => {
  it('hold no number and no symbol twice', () => {
    const numbers = allCodes.map(({ kind, number }) => `${kind} ${number}`);
    const names = allCodes.map(({ name }) => name);
    expect(numbers.filter((entry, i) => numbers.indexOf(entry) !== i)).toEqual([]);
    expect(names.filter((entry, i) => names.indexOf(entry) !== i)).toEqual([]);
  });

  it('hold every documented disconnect reason under its own symbol', () => {
    for (const number of DOCUMENTED) expect(findCode('disconnect', number)?.source).toBe('MS IMsTscAxEvents::OnDisconnected');
    expect(allCodes.filter(({ source }) => source === 'MS IMsTscAxEvents::OnDisconnected')).toHaveLength(DOCUMENTED.length);
  });

  it('hold every documented extended reason', () => {
    for (const number of DOCUMENTED_EXTENDED) expect(findCode('extended', number)?.source).toContain('ExtendedDisconnectReasonCode');
  });

  it.each([
    ['disconnect', 0x904, 'disconnectReasonAtClientWinsockFDCLOSE'],
    ['disconnect', 0x1b07, 'SSL_ERR_CERT_EXPIRED'],
    ['disconnect', 0x807, 'SSL_ERR_LOGON_FAILURE'],
    ['extended', 0x7, 'exDiscReasonServerDeniedConnection'],
    ['extended', 0x10c9, 'ERRINFO_UNKNOWNPDUTYPE2'],
    ['extended', 0x112f, 'ERRINFO_GRAPHICSSUBSYSTEMFAILED'],
    ['ntstatus', 0xc0000388, 'STATUS_DOWNGRADE_DETECTED'],
    ['hresult', 0x80090302, 'SEC_E_UNSUPPORTED_FUNCTION'],
    ['hresult', 0x80090328, 'SEC_E_CERT_EXPIRED'],
    ['hresult', 0x800b0109, 'CERT_E_UNTRUSTEDROOT'],
    ['win32', 10054, 'WSAECONNRESET'],
    ['win32', 1331, 'ERROR_ACCOUNT_DISABLED'],
  ] as const)('%s %i is %s', (kind, number, name) => {
    expect(findCode(kind, number)?.name).toBe(name);
    expect(findCodeByName(name)?.number).toBe(number);
  });

  it('unwrap Win32 and NT codes in an HRESULT', () => {
    expect(findStatus(0x8007274d)?.name).toBe('HRESULT_FROM_WIN32(WSAECONNREFUSED)');
    expect(findStatus(0xd000006d)?.name).toBe('HRESULT_FROM_NT(STATUS_LOGON_FAILURE)');
    expect(findStatus(0x8007ffff)).toBeNull();
  });

  it('know the nameless range of protocol errors', () => {
    expect(findExtended(0x1f45)?.name).toBe('exDiscReasonProtocolRange');
    expect(findExtended(0x8000)).toBeNull();
  });
});

describe('the texts', () => {
  it('have the same keys and placeholders in both languages', () => {
    expect([...ja.keys()].sort()).toEqual([...en.keys()].sort());
    for (const [key, text] of en) expect(placeholders(ja.get(key)), key).toEqual(placeholders(text));
  });

  it('explain every code, and no code that is not there', () => {
    const wanted = [...allCodes.map(({ meaningKey }) => meaningKey), findExtended(0x1f45)?.meaningKey ?? ''].map((key) => key.replace('codes:', ''));
    expect([...en.keys()].filter((key) => key.startsWith('meaning.')).sort()).toEqual(wanted.sort());
  });

  it('hold every sentence of the readings, and none that is never said', () => {
    const said = readings.flatMap(({ says, doesNotSay }) => [...says.map((key) => `says.${key}`), ...doesNotSay.map((key) => `doesNotSay.${key}`)]);
    expect([...en.keys()].filter((key) => !key.startsWith('meaning.')).sort()).toEqual([...new Set(said)].sort());
  });

  it('are Japanese in Japanese', () => {
    expect([...ja].filter(([, text]) => !/[\u3040-\u30ff\u4e00-\u9fff]/.test(text)).map(([key]) => key)).toEqual([]);
  });
});

describe('the readings', () => {
  it('speak only of codes in the tables, of each once', () => {
    const read = readings.flatMap(({ kind, numbers }) => numbers.map((number) => ({ kind, number })));
    const missing = read.filter(({ kind, number }) => findCode(kind, number) === null && number < 0x3000001);
    expect(missing).toEqual([]);
    const keys = read.map(({ kind, number }) => `${kind} ${number}`);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('never rule out what they point to', () => {
    for (const { pointsTo = [], rulesOut = [] } of readings) expect(rulesOut.filter((cause) => pointsTo.includes(cause))).toEqual([]);
  });
});
