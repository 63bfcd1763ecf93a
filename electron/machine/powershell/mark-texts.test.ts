import { expect, it } from 'vitest';
import { markTexts } from './mark-texts.ts';

it('marks every text and nothing else', () => {
  expect(markTexts({ a: '', b: ['2026-11-21T10:00:00Z', 1, true, null], c: { d: '=x' }, e: undefined })).toEqual({ a: '=', b: ['=2026-11-21T10:00:00Z', 1, true, null], c: { d: '==x' } });
});
