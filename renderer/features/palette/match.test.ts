import { describe, expect, it } from 'vitest';
import { matching, type Action } from './match.ts';

const action = (id: string, name: string, words = ''): Action => ({ id, name, words, run: () => {} });
const ALL = [action('journal', 'Journal', 'undo history'), action('new', 'New check', 'Ctrl+N case'), action('again', 'Check again', 'run F5'), action('ja', '日本語に切り替え', 'language ﾆﾎﾝｺﾞ')];
const ids = (typed: string) => matching(ALL, typed).map(({ id }) => id);

describe('matching', () => {
  it('gives everything in its order for nothing', () => expect(ids(' ')).toEqual(['journal', 'new', 'again', 'ja']));
  it('puts a name that begins with the text first', () => expect(ids('check')).toEqual(['again', 'new']));
  it('finds by other words, and by all of them', () => {
    expect(ids('undo')).toEqual(['journal']);
    expect(ids('case new')).toEqual(['new']);
    expect(ids('case undo')).toEqual([]);
  });
  it('makes nothing of width, case and accents', () => {
    expect(ids('ＪＯＵＲ')).toEqual(['journal']);
    expect(ids('ニホン')).toEqual(['ja']);
    expect(ids('日本')).toEqual(['ja']);
  });
  it('takes special characters as they are', () => expect(ids('.*(')).toEqual([]));
});
