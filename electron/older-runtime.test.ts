import { expect, it } from 'vitest';
import { isWellFormed } from './older-runtime.ts';

it.each(['', 'srv-04', '日本語', '𠮷野家', 'a\ud800', '\udc00b', '\ud842\udfb7', '\udfb7\ud842'])('judges %j as the language does', (text) => {
  expect(isWellFormed(text)).toBe((text as string & { isWellFormed(): boolean }).isWellFormed());
});
