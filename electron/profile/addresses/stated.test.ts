import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { effective, linesOf, readProfile } from '../model/profile.ts';
import { shortName, statedTargets } from './stated.ts';

const read = (text: string) => statedTargets(effective(linesOf(readProfile(Buffer.from(text))).settings));
const places = (text: string) => {
  const done = read(text);
  return done.ok ? done.stated.targets.map((one) => `${one.host} ${one.port}`) : done.problem.key;
};

describe('what a file names', () => {
  it.each([
    ['full address:s:srv', ['srv 3389']], ['full address:s:srv:3390\nserver port:i:3391', ['srv 3390']], ['full address:s:srv\nserver port:i:3391', ['srv 3391']], ['full address:s:fd00::4\nserver port:i:3391', ['fd00::4 3391']],
    ['full address:s:a\nalternate full address:s:b:99', ['a 3389', 'b 99']], ['full address:s:a\nalternate full address:s:A.', ['a 3389']], ['alternate full address:s:b', ['b 3389']], ['full address:s:x\nfull address:s:y', ['y 3389']],
    ['full address:s:practice:healthy', ['healthy 3389']],
  ])('%j', (text, expected) => expect(places(text)).toEqual(expected));
  it.each([['a:i:1', 'profile:addresses.noAddress'], ['full address:s: ', 'profile:addresses.noAddress'], ['full address:s:a b', 'profile:addresses.badLine']])('%j: %s', (text, key) => expect(places(text)).toBe(key));
  it.each([['1', 'gw'], ['2', 'gw'], ['0', null], ['4', null], ['', null]])('goes through the gateway with usage %j: %s', (usage, gateway) => {
    expect(read(`full address:s:a\ngatewayhostname:s:gw\n${usage === '' ? '' : `gatewayusagemethod:i:${usage}\n`}`)).toMatchObject({ stated: { gateway } });
  });
});

it('knows the short name', () => expect(['srv.corp.example', 'srv', '10.0.0.1', 'fd00::4'].map(shortName)).toEqual(['srv', null, null, null]));
