import { expect, it } from 'vitest';
import { translator } from '../locale/translator.ts';
import { fileFailure } from './file-failure.ts';

const said = (doing: 'read' | 'write', code: string | undefined, lang: 'en' | 'ja' = 'en') => {
  const { exit, text } = fileFailure(doing, '/srv/\u202ecase.json', code === undefined ? new Error('no code') : { code });
  return { exit, text: translator(lang)(text) };
};

it.each([
  ['read', 'ENOENT', 'There is no file'], ['read', 'EISDIR', 'is a folder'], ['read', 'EACCES', 'by this account'], ['read', 'ENOSPC', 'could not be read'], ['read', 'EWHAT', 'could not be read'],
  ['write', 'ENOENT', 'its folder does not exist'], ['write', 'ENOSPC', 'the disk is full'], ['write', 'EFBIG', 'the disk is full'], ['write', 'EBUSY', 'in use by another program'], ['write', 'EPERM', 'may not write there'], ['write', '__proto__', 'could not be written'],
] as const)('says in words what %s %s means', (doing, code, words) => {
  expect(said(doing, code)).toEqual({ exit: 74, text: expect.stringContaining(words) });
  expect(said(doing, code).text).toContain(`(${code})`);
  expect(said(doing, code, 'ja').text).toMatch(/[ぁ-ん].*[。]$/);
});

it('names the file without what would turn the sentence round, also where there is no code', () => {
  const { text } = said('read', undefined);
  expect(text).toContain('(UNKNOWN)');
  expect(text).not.toContain('\u202e');
});
