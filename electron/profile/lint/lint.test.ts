import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { profileLintModel } from '../../../preload/contract/profile.ts';
import en from '../../../assets/locales/en/profile.json' with { type: 'json' };
import { refuseValue } from '../keys/check-value.ts';
import { knownKey } from '../keys/known-keys.ts';
import { editProfile } from '../model/edit.ts';
import { readProfile } from '../model/profile.ts';
import { newProfile } from '../new-profile.ts';
import { lintProfile } from './lint.ts';

const MARK = Buffer.from('\ufeff');
const lint = (text: string, known: string[] = []) => lintProfile(readProfile(Buffer.concat([MARK, Buffer.from(text)])), known).findings;
const ids = (text: string) => lint(text).map((one) => one.id);

describe('each risk', () => {
  it.each([
    ['authentication level:i:0', 'authentication-off', 'fail', { key: 'authentication level', value: '2' }], ['authentication level:i:3', 'authentication-open', 'warn', { key: 'authentication level', value: '2' }],
    ['EnableCredSspSupport:i:0', 'credssp-off', 'fail', { key: 'enablecredsspsupport', value: '1' }], ['password 51:b:01', 'stored-password', 'fail', { key: 'password 51', value: '' }],
    ['password:s:x', 'secret-in-file', 'fail', { key: 'password', value: '' }], ['drivestoredirect:s:*', 'all-drives', 'fail', { key: 'drivestoredirect', value: '' }], ['drivestoredirect:s:C:\\;*', 'all-drives', 'fail', { key: 'drivestoredirect', value: '' }],
    ['redirectdrives:i:1', 'all-drives', 'fail', { key: 'redirectdrives', value: '0' }], ['drivestoredirect:s:c:\\;DynamicDrives', 'later-drives', 'warn', { key: 'drivestoredirect', value: 'c:\\' }], ['drivestoredirect:s:C:\\', 'some-drives', 'info', { key: 'drivestoredirect', value: '' }],
    ['redirectclipboard:i:1', 'clipboard', 'warn', { key: 'redirectclipboard', value: '0' }], ['usbdevicestoredirect:s:*', 'all-usb', 'warn', { key: 'usbdevicestoredirect', value: '' }],
    ['camerastoredirect:s:*', 'cameras', 'warn', { key: 'camerastoredirect', value: '' }], ['audiocapturemode:i:1', 'microphone', 'warn', { key: 'audiocapturemode', value: '0' }],
    ['gatewayhostname:s:gw\ngatewayusagemethod:i:1', 'gateway-unknown', 'warn', { key: 'gatewayusagemethod', value: '0' }], ['gatewayhostname:s:gw', 'gateway-unused', 'info', { key: 'gatewayhostname', value: '' }],
    ['gatewayhostname:s:gw\ngatewayusagemethod:i:2\ngatewaycredentialssource:i:3', 'gateway-basic', 'fail', { key: 'gatewaycredentialssource', value: '4' }],
    ['alternate shell:s:cmd.exe', 'alternate-shell', 'warn', { key: 'alternate shell', value: '' }], ['remoteapplicationmode:i:1', 'remote-app', 'info', null], ['a:i:1\n/drive:c', 'client-option', 'warn', null],
    ['full address:s:', 'no-address', 'warn', null], ['full address:s:a\nalternate full address:s:b', 'two-addresses', 'warn', null], ['a:i:1\nA:i:2', 'twice', 'info', null], ['desktopwidth:i:9', 'value', 'warn', null], ['authentication level:s:2', 'value', 'warn', null],
    ['a:i:1', 'unsigned', 'info', null], ['signscope:s:Full Address', 'half-signed', 'warn', null], ['full address:s:a\nalternate full address:s:a\nsignscope:s:Full Address\nsignature:s:AQ', 'not-signed-for', 'warn', null],
  ])('%j: %s', (text, id, state, suggest) => {
    const found = lint(text).find((one) => one.id === id);
    expect(found).toMatchObject({ state, suggest });
    expect(en.lint).toHaveProperty([id]);
  });

  it('is gone once the suggested value is set', () => {
    const risky = ['authentication level:i:0', 'enablecredsspsupport:i:0', 'password 51:b:01', 'password:s:x', 'drivestoredirect:s:*', 'redirectclipboard:i:1', 'usbdevicestoredirect:s:*', 'camerastoredirect:s:*', 'audiocapturemode:i:1', 'gatewayhostname:s:gw', 'gatewayusagemethod:i:1', 'gatewaycredentialssource:i:3', 'alternate shell:s:cmd'];
    const profile = readProfile(Buffer.concat([MARK, Buffer.from(`full address:s:srv\n${risky.join('\n')}\n`)]));
    const suggested = lintProfile(profile).findings.flatMap((one) => one.suggest ?? []);
    const changes = suggested.map(({ key, value }) => ({ key, value, type: knownKey(key)?.type ?? 's' }));
    for (const one of changes) expect(refuseValue(one.key, one.type, one.value)).toBeNull();
    const done = editProfile(profile, changes);
    if (!done.ok) throw new Error(done.because);
    expect(lintProfile(readProfile(done.bytes)).findings.filter((one) => one.state !== 'info')).toEqual([]);
  });

  it('is not seen where there is none', () => {
    expect(ids('full address:s:srv\nalternate full address:s:SRV:3389\nauthentication level:i:2\nenablecredsspsupport:i:1\nredirectclipboard:i:0\ndrivestoredirect:s:\npassword 51:b:')).toEqual(['unsigned', 'windows-unknown-publisher']);
    expect(lint('full address:s:srv\ngatewayhostname:s:GW.corp\ngatewayusagemethod:i:1', ['gw.corp']).map((one) => one.id)).toEqual(['unsigned', 'windows-unknown-publisher']);
  });

  it('is not in a file of our own', () => {
    const made = lintProfile(readProfile(newProfile({ input: 'srv-04:3390', host: 'srv-04', port: 3390, kind: 'name' })));
    expect(made.findings.map((one) => [one.id, one.state])).toEqual([['unsigned', 'info'], ['windows-unknown-publisher', 'info']]);
  });
});

it('says what Windows shows: the publisher, and a box for each thing the file asks for', () => {
  const shares = 'drivestoredirect:s:C:\\\nredirectdrives:i:1\nredirectclipboard:i:1\nredirectprinters:i:1\nredirectsmartcards:i:1\nredirectwebauthn:i:1\nredirectcomports:i:0\n';
  expect(ids(shares).filter((id) => id.startsWith('windows'))).toEqual(['windows-unknown-publisher', 'windows-asks-drives', 'windows-asks-clipboard', 'windows-asks-printers', 'windows-asks-smart-cards', 'windows-asks-webauthn']);
  expect(ids(`full address:s:a\n${shares}signscope:s:Full Address\nsignature:s:AQ`)).toContain('windows-verify-publisher');
});

it('names files whose letters Windows reads otherwise', () => {
  const found = (bytes: Buffer) => lintProfile(readProfile(bytes)).findings.map((one) => one.id);
  expect(found(Buffer.from('full address:s:srv\r\n', 'utf16le'))).toContain('no-mark-utf16');
  expect(found(Buffer.from('username:s:田中\r\n'))).toContain('no-mark-letters');
  expect(found(Buffer.from('username:s:tanaka\r\n')).join()).not.toContain('no-mark');
});

it('fits its contract and shows hostile text harmlessly', () => {
  const hostile = `alternate shell:s:\u001b[31m\u202e${'x'.repeat(5000)}\n${Array.from({ length: 300 }, (_, i) => `k${i}:i:1\nk${i}:i:2`).join('\n')}\n${'y'.repeat(400)}:i:1\n${'y'.repeat(400)}:i:2`;
  const model = lintProfile(readProfile(Buffer.concat([MARK, Buffer.from(hostile)])));
  expect(profileLintModel.safeParse(model).error).toBeUndefined();
  expect(JSON.stringify(model)).not.toMatch(/\\u001b|\u202e/);
});
