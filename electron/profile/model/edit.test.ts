import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editProfile, type Change } from './edit.ts';
import { decodeText, type Encoding } from './encoding.ts';
import { effective, linesOf, parseSetting, readProfile } from './profile.ts';

const set = (key: string, value: string, type: Change['type'] = 's'): Change => ({ key, type, value });
function edit(bytes: Buffer, ...changes: Change[]) {
  const done = editProfile(readProfile(bytes), changes);
  if (!done.ok) throw new Error(done.because);
  return done;
}
const edited = (text: string, ...changes: Change[]) => edit(Buffer.from(text), ...changes).bytes.toString();

describe('a change', () => {
  it.each([
    ['a:i:1\r\nFull Address:s:x\r\nb:i:2', 'a:i:1\r\nFull Address:s:y\r\nb:i:2'],
    ['full address:s:1\nfull address:s:2\ngarbage\n', 'full address:s:1\nfull address:s:y\ngarbage\n'],
    ['  full address :S:x  \n', '  full address :S:y\n'], ['full address:i:5\n', 'full address:s:y\n'], ['full address:s:x', 'full address:s:y'],
    ['full address:s:y\r\n', 'full address:s:y\r\n'],
    ['', 'full address:s:y\r\n'], ['a:i:1', 'a:i:1\r\nfull address:s:y\r\n'], ['a:i:1\n', 'a:i:1\nfull address:s:y\n'], ['a:i:1\nb:i:1\nc:i:1', 'a:i:1\nb:i:1\nc:i:1\nfull address:s:y\n'],
    ['a:i:1\n\n', 'a:i:1\n\nfull address:s:y\n'], ['a:i:1\rb:i:1\r', 'a:i:1\rb:i:1\rfull address:s:y\r'],
  ])('in %j makes %j', (before, after) => expect(edited(before, set('full address', 'y'))).toBe(after));

  it('of several keys keeps their order; of one key twice, the last counts', () => {
    expect(edited('b:i:1\na:i:1\n', set('a', '2', 'i'), set('n', '1', 'i'), set('B', '3', 'i'), set('a', '4', 'i'), set('m', '1', 'i'))).toBe('b:i:3\na:i:4\nn:i:1\nm:i:1\n');
  });

  it.each(['utf-16le', 'utf-16be', 'utf-8'] as const)('is written in %s, where the file is', (encoding: Encoding) => {
    const encode = (text: string) => (encoding === 'utf-8' ? Buffer.from(text) : encoding === 'utf-16le' ? Buffer.from(text, 'utf16le') : Buffer.from(text, 'utf16le').swap16());
    const done = edit(encode('\ufeffa:i:1\r\nusername:s:x\r\nb:i:2'), set('username', '田中'), set('x', '1', 'i'));
    expect(done.bytes.equals(encode('\ufeffa:i:1\r\nusername:s:田中\r\nb:i:2\r\nx:i:1\r\n'))).toBe(true);
  });

  it('is written in the code page, or refused where that has no such character', () => {
    const bytes = Buffer.from('username:s:caf\xe9\ndomain:s:x\n', 'latin1');
    expect(edit(bytes, set('domain', '€ü')).bytes.equals(Buffer.from('username:s:caf\xe9\ndomain:s:\x80\xfc\n', 'latin1'))).toBe(true);
    expect(editProfile(readProfile(bytes), [set('domain', '田')])).toMatchObject({ ok: false, because: 'noCharacter', encoding: 'windows-1252' });
    expect(editProfile(readProfile(bytes), [set('new', '田')])).toMatchObject({ ok: false, because: 'noCharacter', key: 'new' });
  });
});

describe('a signature', () => {
  const signed = 'signscope:s:Full Address\r\nfull address:s:x\r\nSIGNATURE:s:AQ\r\nb:i:1\r\nsignature:s:AQ';
  it('goes with the first change, and with it every line of it', () => {
    const done = edit(Buffer.from(signed), set('b', '2', 'i'));
    expect([done.bytes.toString(), done.signatureDropped]).toEqual(['full address:s:x\r\nb:i:2\r\n', true]);
    expect(done.changes.map((one) => [one.line, one.after])).toEqual([[4, 'b:i:2'], [1, null], [3, null], [5, null]]);
  });
  it('stays where nothing changes', () => {
    const done = edit(Buffer.from(signed), set('b', '1', 'i'));
    expect([done.bytes.toString(), done.signatureDropped, done.changes]).toEqual([signed, false, []]);
  });
});

it('changes no other line, whatever the file', () => {
  const line = fc.oneof(fc.constantFrom('full address:s:x', 'Full Address:s:é', 'a:i:1', '', 'garbage', ':::', 'x:b:00', 'username:s:田中'), fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replace(/[\r\n\0]|\p{Cs}|^sign.*/gu, '')));
  const file = fc.tuple(fc.boolean(), fc.array(fc.tuple(line, fc.constantFrom('\r\n', '\n', '\r')), { maxLength: 12 }), fc.boolean());
  fc.assert(fc.property(file, ([wide, rows, cut], ) => {
    const texts = rows.flatMap(([text, end], index) => (cut && index === rows.length - 1 ? [text] : [text, end]));
    const all = texts.join('');
    const bytes = wide ? Buffer.from(`\ufeff${all}`, 'utf16le') : Buffer.from(`\ufeff${all}`);
    const before = readProfile(bytes);
    const done = editProfile(before, [set('full address', 'new')]);
    if (!done.ok) throw new Error(done.because);
    const after = readProfile(done.bytes);
    expect(effective(linesOf(after).settings).get('full address')?.value).toBe('new');
    const touched = done.changes[0]?.line ?? null;
    // Byte for byte: everything before the line and after it; a new line leaves the whole file in front of it.
    if (done.changes.length === 0) expect(done.bytes.equals(bytes)).toBe(true);
    else if (touched === null) expect(done.bytes.subarray(0, bytes.length).equals(bytes)).toBe(true);
    else {
      expect(done.bytes.subarray(0, before.lines.from(touched - 1)).equals(bytes.subarray(0, before.lines.from(touched - 1)))).toBe(true);
      expect(done.bytes.subarray(after.lines.to(touched - 1)).equals(bytes.subarray(before.lines.to(touched - 1)))).toBe(true);
      expect(parseSetting(decodeText(bytes.subarray(before.lines.from(touched - 1), before.lines.to(touched - 1)), before.encoding))?.key.toLowerCase()).toBe('full address');
    }
  }), { numRuns: 1000 });
});
