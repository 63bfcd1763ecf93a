import { beforeAll, describe, expect, it } from 'vitest';
import { changeLanguage, sentenceOf, restOfTexts, startTexts, textIfKnown } from './i18n.ts';

beforeAll(() => startTexts('en').then(() => restOfTexts()));

describe('sentenceOf', () => {
  it('puts values in and follows the language', async () => {
    const message = { key: 'window:case.checking', params: { host: 'srv-04' } };
    expect(sentenceOf(message)).toBe('Checking srv-04');
    await changeLanguage('ja');
    expect(sentenceOf(message)).toBe('srv-04 を診断中');
    await changeLanguage('en');
  });

  it.each(['$t(window:rail.help)', '{{host}}', '{{- host}}', '$t(case.checking, {"host":"x"})', '<img src=x onerror=alert(1)>', '\\{\\{host}}', '__proto__'])('leaves a hostile value as it is: %s', (host) => {
    expect(sentenceOf({ key: 'window:case.checking', params: { host } })).toBe(`Checking ${host}`);
  });

  it.each(['count', 'context', 'ns', 'lng', 'defaultValue', 'returnObjects', 'replace'])('is not led astray by a value called %s', (name) => {
    expect(sentenceOf({ key: 'window:case.checking', params: { host: 'srv-04', [name]: 'ja' } })).toContain('srv-04');
  });
});

describe('textIfKnown', () => {
  it('knows labels and says when there is none', () => {
    expect(textIfKnown('window:fact.tls.version')).toBe('Version');
    expect(textIfKnown('window:fact.tls.somethingNew')).toBeNull();
  });
});
