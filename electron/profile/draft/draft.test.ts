import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draft as draftSchema, type ListedAddress } from '../../../preload/contract/connection.ts';
import { readAs, readProfile } from '../model/profile.ts';
import { hashOf } from '../store/profile-store.ts';
import { describeDraft, untouched } from './describe-draft.ts';
import { applyEdits, listedAddresses, type DraftBase, type DraftEdits } from './draft-state.ts';

const base = (text: string | Buffer, addresses: ListedAddress[] = []): DraftBase => {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return { draftId: 'd-1', name: 'srv', origin: { kind: 'stored', id: 'p-1' }, practice: null, profile: readProfile(bytes), addresses, hash: hashOf(bytes) };
};
const listed = (...texts: string[]): ListedAddress[] => texts.map((address) => ({ address, reason: '', reviewBy: null }));
const set = (key: string, value: string, type: 's' | 'i' | 'b' = 's') => ({ key, type, value });
const model = (text: string | Buffer, edits?: Partial<DraftEdits>, addresses?: ListedAddress[]) => {
  const one = base(text, addresses);
  const { model: shown } = describeDraft(one, { ...untouched(one), ...edits });
  expect(draftSchema.safeParse(shown).error).toBeUndefined();
  return shown;
};

describe('a draft', () => {
  it('without changes changes nothing', () => {
    const shown = model('full address:s:srv-04\r\nx:i:1');
    expect([shown.changed, shown.diff, shown.refused, shown.addresses]).toEqual([false, [], [], listed('srv-04')]);
  });

  it('leaves any bytes as they are when nothing is changed, and every other line when something is', () => {
    const line = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[\r\n\0]/g, '')), fc.constantFrom('full address:s:a', 'Full Address:s:b', 'x:i:1', 'username:s:田中', 'signature:s:AQ'));
    const file = fc.record({ lines: fc.array(line, { maxLength: 12 }), end: fc.constantFrom('\r\n', '\n'), bom: fc.boolean() }).map(({ lines, end, bom }) => Buffer.from(`${bom ? '\ufeff' : ''}${lines.join(end)}`, 'utf16le'));
    fc.assert(fc.property(file, (bytes) => {
      const one = base(bytes);
      expect(applyEdits(one, untouched(one)).bytes.equals(bytes)).toBe(true);
      const { diff, bytes: after } = applyEdits(one, { ...untouched(one), changes: [set('x', '7', 'i')] });
      const before = readProfile(bytes);
      const now = readAs(after, before);
      const touched = new Set(diff.map(({ line: at }) => at));
      const kept = Array.from({ length: before.lines.count }, (_, at) => at).filter((at) => !touched.has(at + 1)).map((at) => bytes.subarray(before.lines.from(at), before.lines.to(at)).toString('hex'));
      const there = Array.from({ length: now.lines.count }, (_, at) => after.subarray(now.lines.from(at), now.lines.to(at)).toString('hex'));
      // Every line that was not touched is there, in the same order.
      let next = 0;
      for (const text of there) if (text === kept[next]) next++;
      expect(next).toBe(kept.length);
    }));
  });

  it('says how each setting counts, and shows no secret', () => {
    const shown = model('Username:s:a\nusername:s:b\npassword 51:b:0102\nmystery:s:x\npassword 51:b:0304\n', { changes: [set('password 51', '', 'b')] });
    expect(shown.settings.map((one) => [one.key, one.value, one.group, one.counts, one.secret])).toEqual([
      ['Username', 'a', 'signIn', false, false], ['username', 'b', 'signIn', true, false], ['password 51', '', 'signIn', false, true], ['mystery', 'x', null, true, false], ['password 51', '', 'signIn', true, true],
    ]);
    expect(shown.diff).toEqual([{ line: 5, before: 'password 51:b:••••••••', after: 'password 51:b:' }]);
    expect(JSON.stringify(shown)).not.toMatch(/0102|0304/);
  });

  it('keeps a half-typed value out, and the others in', () => {
    const shown = model('full address:s:srv\n', { changes: [set('desktopwidth', '12', 'i'), set('username', 'x'), set('signature', 'AQ'), set('a:b', 'x'), set('n', 'a\nb')] });
    expect(shown.refused.map((one) => [one.at, one.sentence.key])).toEqual([['desktopwidth', 'profile:value.range'], ['signature', 'profile:usage.signature'], ['a:b', 'profile:usage.form'], ['n', 'profile:value.oneLine']]);
    expect([shown.diff, shown.changes]).toEqual([[{ line: null, before: null, after: 'username:s:x' }], [set('username', 'x')]]);
  });

  it('names the value that the encoding of the file cannot write', () => {
    const shown = model(Buffer.from('full address:s:caf\xe9\n', 'latin1'), { changes: [set('username', '田'), set('domain', 'CORP')] });
    expect([shown.refused.map((one) => [one.at, one.sentence.key]), shown.diff.map((one) => one.after)]).toEqual([[['username', 'profile:edit.noCharacter']], ['domain:s:CORP']]);
  });

  it('says that a signature goes, and how it stood', () => {
    const good = Buffer.concat([Buffer.from('010001000100000008000000', 'hex'), Buffer.from('3006020100020100', 'hex')]).toString('base64');
    const signed = (signature: string) => `full address:s:a\nsignscope:s:Full Address,Server Port\nsignature:s:${signature}\n`;
    expect([model(signed(good)).signature, model(signed('AQAB')).signature.state, model('full address:s:a\nsignature:s:x\n').signature.state, model('full address:s:a\n').signature.state]).toEqual([
      { state: 'present', covers: ['Full Address', 'Server Port'], dropped: false, sentence: { key: 'profile:signature.present' } }, 'malformed', 'incomplete', 'none',
    ]);
    expect(model(signed(good), { addresses: listed('b') }).signature).toMatchObject({ state: 'none', dropped: true, sentence: { key: 'profile:signature.dropped' } });
  });

  it('shows the warning of Windows apart from the risks', () => {
    const shown = model('full address:s:a\nredirectclipboard:i:1\n');
    expect([shown.preview.publisher, shown.preview.lines.map((one) => one.key)]).toEqual(['unknown', ['profile:lint.windows-unknown-publisher', 'profile:lint.windows-asks-clipboard']]);
    expect(shown.lint.map((one) => one.id)).toEqual(['clipboard', 'unsigned']);
  });
});

describe('the list of addresses', () => {
  it('begins with what the file says, whatever was stored', () => {
    const stored: ListedAddress[] = [{ address: 'old', reason: 'r', reviewBy: null }, { address: 'srv', reason: 'moved', reviewBy: '2027-01-01' }, { address: '10.0.0.1', reason: 'DNS', reviewBy: null }];
    expect(listedAddresses(base('full address:s:srv\n', stored))).toEqual([{ address: 'srv', reason: '', reviewBy: null }, stored[2]]);
    expect(listedAddresses(base('full address:s:old\n', stored))).toEqual(stored);
    expect(listedAddresses(base('x:i:1\n'))).toEqual([]);
  });

  it('writes its first into the file, and only that line', () => {
    const shown = model('x:i:1\r\nFull Address:s:srv\r\n', { addresses: listed('10.0.0.1:3390', 'srv') });
    expect([shown.diff, shown.changed]).toEqual([[{ line: 2, before: 'Full Address:s:srv', after: 'Full Address:s:10.0.0.1:3390' }], true]);
  });

  it('takes a change of the setting as the new primary, and hands it back as such', () => {
    const shown = model('full address:s:srv\n', { changes: [set('Full Address', 'new')], addresses: [{ address: 'srv', reason: 'r', reviewBy: null }, ...listed('10.0.0.1', 'NEW')] });
    expect([shown.addresses, shown.changes, shown.diff[0]?.after]).toEqual([[{ address: 'new', reason: 'r', reviewBy: null }, ...listed('10.0.0.1')], [], 'full address:s:new']);
  });

  it('refuses what is no computer or stands there twice; a bad first line makes nobody else the primary', () => {
    const shown = model('full address:s:srv\n', { addresses: listed('a b', '10.0.0.1', '10.0.0.1:3389') });
    expect([shown.refused.map((one) => one.at), shown.diff, shown.addresses]).toEqual([['addresses.0', 'addresses.2'], [], listed('10.0.0.1')]);
  });

  it('is a change of its own that touches no byte', () => {
    const one = base('full address:s:srv\n');
    const { model: shown, edited } = describeDraft(one, { changes: [], addresses: [...listed('srv'), { address: '10.0.0.1', reason: 'DNS is dead', reviewBy: '2027-01-01' }] });
    expect([shown.changed, shown.diff, edited.bytes.equals(one.profile.bytes)]).toEqual([true, [], true]);
  });
});
