import { describe, expect, it } from 'vitest';
import type { DraftSetting, KeyModel } from '../../../preload/contract/connection.ts';
import { groupsOf, unknownOf } from './settings-view.ts';

const key = (name: string, group: string): KeyModel => ({ key: name, type: 's', group, values: null, range: null, isAddress: false, secret: false });
const setting = (name: string, group: string | null): DraftSetting => ({ key: name, type: 's', value: 'x', line: 1, group, counts: true, secret: false });
const KEYS = [key('full address', 'connection'), key('username', 'signIn'), key('alternate shell', 'connection'), key('audiomode', 'redirection'), key('signature', 'signature')];
const TEXTS: Record<string, string> = { audiomode: '音を鳴らす場所', 'alternate shell': 'A program that starts' };
const say = (name: string) => TEXTS[name] ?? name;
const names = (sought: string) => groupsOf(KEYS, { settings: [setting('AudioMode', 'redirection')] }, sought, say).map(({ group, keys, set }) => [group, keys.map((one) => one.key), set]);

describe('the settings', () => {
  it('stand in groups, without the usual ones and those told elsewhere', () => expect(names('')).toEqual([['connection', ['alternate shell'], 0], ['redirection', ['audiomode'], 1]]));
  it('are found by key and by what they are for, the usual ones too', () => {
    expect(names('user')).toEqual([['signIn', ['username'], 0]]);
    expect(names('program STARTS')).toEqual([['connection', ['alternate shell'], 0]]);
    expect(names('音を')).toEqual([['redirection', ['audiomode'], 1]]);
    expect(names('full')).toEqual([]);
  });
  it('are kept when nobody documented them', () => expect(unknownOf({ settings: [setting('mystery', null), setting('username', 'signIn')] }).map((one) => one.key)).toEqual(['mystery']));
});
