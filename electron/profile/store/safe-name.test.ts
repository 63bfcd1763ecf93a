import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeName, safeName } from './safe-name.ts';

describe('a file name', () => {
  it.each([
    ['srv-04', 'srv-04'], ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'], ['..', 'profile'], ['', 'profile'], ['CON', '_CON'], ['com1.x', '_com1.x'], ['console', 'console'], ['  x. ', 'x'], ['-rf', 'rf'],
    ['a\u202eb\u0000c\nd', 'a b c d'], ['経理部サーバー', '経理部サーバー'], ['\ud800', 'profile'], ['が'.normalize('NFD'), 'が'.normalize('NFC')],
  ])('%j becomes %j', (text, name) => expect(safeName(text)).toBe(name));

  it('never holds what a system refuses, whatever was typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const name = safeName(text);
      expect(name).not.toMatch(/[\p{Cc}<>:"/\\|?*]|^[\s.-]|[\s.]$|^$/u);
      expect(Array.from(name).length).toBeLessThanOrEqual(81);
    }));
  });

  it('is another one where it is taken, in any case', () => {
    expect([freeName('Srv', new Set(['srv.rdp'])), freeName('srv', new Set(['srv.rdp', 'srv (2).rdp'])), freeName('srv', new Set())]).toEqual(['Srv (2).rdp', 'srv (3).rdp', 'srv.rdp']);
  });
});
