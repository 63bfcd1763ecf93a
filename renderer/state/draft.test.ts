import { describe, expect, it } from 'vitest';
import type { ExplanationModel } from '../../preload/contract/explanation.ts';
import { computerOf, EMPTY_DRAFT, isError, isPlainlyTarget, pasted, type Draft } from './draft.ts';

const explanation = (more: Partial<ExplanationModel> = {}): ExplanationModel => ({
  schema: 'rdp-doctor/explanation@1', codes: [], activityId: null, at: null, target: null, says: [], doesNotSay: [], ruledOutCauses: [], unknownCodes: [], ...more,
});
const code = { kind: 'disconnect', hex: '0x904', number: 2308, name: 'x', meaning: { key: 'codes:x' }, source: 's' } as const;
const draft = (more: Partial<Draft>): Draft => ({ ...EMPTY_DRAFT, ...more });

describe('the smart field', () => {
  it.each([
    ['srv-04', null, false], ['10.0.4.14:3390', null, false], ['[fd00::1]:3389', null, false], ['', null, false], ['   ', null, false],
    ['0x904', explanation({ codes: [code] }), true], ['0xABC', explanation({ unknownCodes: ['0xABC'] }), true], ['srv-04', explanation(), false],
    ['Remote Desktop cannot connect', null, true], ['エラー コード: 0x904\n拡張エラー コード: 0x7', null, true],
  ])('%j is an error: %#', (text, said, expected) => expect(isError(draft({ text, explanation: said }))).toBe(expected));

  it('knows the computer from the field itself, from the error, or from what was typed for it', () => {
    expect(computerOf(draft({ text: ' srv-04 ' }))).toBe('srv-04');
    const error = { text: 'cannot connect 0x904', explanation: explanation({ codes: [code], target: 'srv-09' }) };
    expect(computerOf(draft(error))).toBe('srv-09');
    expect(computerOf(draft({ ...error, computer: 'srv-10 ' }))).toBe('srv-10');
    expect(computerOf(draft({ ...error, computer: '' }))).toBe('');
    expect(computerOf(draft({ text: 'cannot connect' }))).toBe('');
  });
});

describe('isPlainlyTarget', () => {
  it.each(['srv-04', '10.0.4.14', 'srv-04:3390', '[fd00::1]', 'fd00::1', ' localhost '])('knows %j', (text) => expect(isPlainlyTarget(text)).toBe(true));
  it.each(['0x904', '2308', 'cafe', '516', '904/7', '0x904:0x7', 'two words', ''])('is not sure of %j', (text) => expect(isPlainlyTarget(text)).toBe(false));
});

describe('pasted', () => {
  it('keeps the name that stood there as the computer', () => {
    expect(pasted(draft({ text: 'srv-04' }), 'Error code: 0x904')).toMatchObject({ text: 'Error code: 0x904', computer: 'srv-04', explanation: null });
    expect(pasted(draft({ text: 'some old error', computer: 'srv-04' }), 'a new error')).toMatchObject({ text: 'a new error', computer: 'srv-04' });
  });
  it('takes a pasted name as a name', () => {
    expect(pasted(draft({ text: 'srv-04' }), 'srv-05')).toMatchObject({ text: 'srv-05', computer: null });
  });
  it('cuts what is longer than a call carries', () => {
    expect(pasted(EMPTY_DRAFT, 'x'.repeat(2_000_000)).text).toHaveLength(100_000);
  });
});
