import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDeepLink } from './deep-link.ts';

it.each([
  ['rdpdoctor://check?host=srv-04.corp.example', { kind: 'target', target: 'srv-04.corp.example' }],
  ['rdpdoctor://check/?host=srv-04:3390', { kind: 'target', target: 'srv-04:3390' }],
  ['RDPDoctor://CHECK?host=%5Bfe80::1%5D', { kind: 'target', target: '[fe80::1]' }],
  ['rdpdoctor://explain?code=0x904&extended=0x7', { kind: 'paste', text: '0x904 0x7' }],
  ['rdpdoctor://explain?code=2308', { kind: 'paste', text: '2308' }],
  ['rdpdoctor://start', { kind: 'screen', screen: 'start' }],
  ['rdpdoctor://radar/', { kind: 'screen', screen: 'radar' }],
] as const)('%s fills the form', (text, link) => expect(parseDeepLink(text)).toEqual(link));

it.each([
  '', 'rdpdoctor://', 'rdpdoctor:check?host=a', 'https://check?host=a', 'rdpdoctor://check', 'rdpdoctor://check?host=', 'rdpdoctor://check?host=a&host=b',
  'rdpdoctor://check?host=a&mode=deep', 'rdpdoctor://check?host=a#b', 'rdpdoctor://user@check?host=a', 'rdpdoctor://check:80?host=a', 'rdpdoctor://check/../apply?host=a',
  'rdpdoctor://check?host=%E0%A4%A', 'rdpdoctor://check?host=a%20--inspect', 'rdpdoctor://check?host=--inspect', 'rdpdoctor://check?host=practice:key-acl/x', 'rdpdoctor://check?host=a%00b',
  'rdpdoctor://check?host=%5C%5Csrv%5Cshare', 'rdpdoctor://check?host=a\nb', 'rdpdoctor://apply?fix=x', 'rdpdoctor://explain?code=call+us+now', 'rdpdoctor://explain?extended=7',
  `rdpdoctor://check?host=${'a'.repeat(3000)}`, 'rdpdoctor://start?x=1', ' rdpdoctor://start',
])('%j is no link', (text) => expect(parseDeepLink(text)).toBeNull());

it('never gives anything but a plain name, codes or a screen, whatever comes', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl().map((url) => url.replace(/^https?/, 'rdpdoctor')), fc.string().map((each) => `rdpdoctor://check?host=${encodeURIComponent(each)}`)), (text) => {
    const link = parseDeepLink(text);
    if (link?.kind === 'target') expect(link.target).toMatch(/^[A-Za-z0-9[\]:._-]{1,262}$/);
    if (link?.kind === 'paste') expect(link.text).toMatch(/^[0-9A-Fa-fx ]{1,21}$/);
  }));
});
