import { describe, expect, it } from 'vitest';
import sax from 'sax';
import { reportDocument, TICKET_LINES, type ReportFormat } from '../../../preload/contract/report.ts';
import { translator } from '../../locale/translator.ts';
import { readCase } from '../model/read-case.ts';
import { buildReport, type Report } from '../model/report.ts';
import { redactor } from '../redact/redactor.ts';
import { brokenCase, brokenReport, fixedReport, opened } from '../testing/cases.ts';
import { viewOf } from '../view.ts';
import { RENDER } from './render.ts';

const speak = { en: translator('en'), ja: translator('ja') };
const render = (format: ReportFormat, report: Report, lang: 'en' | 'ja' = 'en') => RENDER[format](viewOf(report, speak[lang], lang, () => 540));
const FORMATS = Object.keys(RENDER) as ReportFormat[];
const parsed = (xml: string): string[] => {
  const names: string[] = [];
  const parser = sax.parser(true);
  const hear = { onopentag: ({ name }: { name: string }) => names.push(name), onerror: (error: Error) => { throw error; } };
  Object.assign(parser, hear);
  parser.write(xml);
  return names;
};

describe('ticket', () => {
  it('is ten lines, always, in both languages', () => {
    for (const report of [fixedReport(), brokenReport(), brokenReport({ verdict: { code: 'UNKNOWN', stage: null, sentence: '', address: null }, facts: [], causes: [], stages: [], findings: [], checks: [] })])
      for (const lang of ['en', 'ja'] as const) {
        const lines = render('ticket', report, lang).trimEnd().split('\n');
        expect(lines.map((line) => line.slice(0, 9).trim())).toEqual([...TICKET_LINES]);
        expect(lines.every((line) => line.slice(9).trim().length > 1 && !/report:|ticket\.|\{\{/.test(line))).toBe(true);
      }
  });
  it('says what was done and proven', () => {
    const lines = render('ticket', fixedReport()).split('\n');
    expect(lines[1]).toContain('0x904 / 0x7');
    expect(lines[4]).toBe('ACTION   2026-11-21 19:52 +09:00 Renew the Remote Desktop certificate (kept)');
    expect(lines[5]).toContain('CERT_EXPIRED before, HEALTHY after');
    expect(lines[0]).toContain('other computers get through');
  });
  it('claims nothing that was not checked', () => {
    const lines = render('ticket', brokenReport()).split('\n');
    expect([lines[4], lines[5], lines[6]]).toEqual(['ACTION   none recorded in the journal', 'RESULT   not verified: there is no second check of this case', 'UNDO     nothing to undo']);
    expect(lines[7]).toContain('Renew the Remote Desktop certificate');
  });
});

it('speaks the language asked for, whatever the case speaks', () => {
  expect(render('ticket', brokenReport(), 'ja')).toContain('期限が切れています');
  expect(render('html', brokenReport(), 'ja')).toMatch(/^<!DOCTYPE html>\n<html lang="ja">/);
});

describe('json', () => {
  it('is report@1 for every reader, and opens again', () => {
    for (const reader of ['internal', 'vendor', 'user'] as const) {
      const report = reader === 'internal' ? fixedReport() : redactor(speak.en).redact(fixedReport(), reader);
      const text = render('json', report);
      expect(reportDocument.safeParse(JSON.parse(text)).error).toBeUndefined();
      const again = readCase(Buffer.from(text));
      expect(again.ok && [again.opened.after.document, again.opened.before?.document, again.opened.done, again.opened.notes]).toEqual([report.after.document, report.before?.document, report.done, report.notes]);
    }
  });
  it('keeps unknown fields, and lets none of them leave', () => {
    const later = { ...brokenCase(), later: { secret: 'qq-later' }, stages: brokenCase().stages.map((one) => ({ ...one, newer: 'qq-later' })) };
    const report = buildReport({ opened: opened(later), madeAt: later.startedAt });
    expect(render('json', report).split('qq-later').length).toBe(6);
    expect(render('json', redactor(speak.en).redact(report, 'vendor'))).not.toContain('qq-later');
  });
});

describe('html', () => {
  it('says which certificate is of which check, where there are two', () => {
    expect(render('html', fixedReport()).match(/<p>(Before|After): Validity of the certificate/g)).toEqual(['<p>Before: Validity of the certificate', '<p>After: Validity of the certificate']);
    expect(render('html', brokenReport())).toContain('<p>Validity of the certificate');
  });
  it('tears no date, no name of its title and no short column apart', () => {
    const html = render('html', fixedReport());
    expect(html).toContain('<h1>Remote Desktop report: <span class="whole">srv-04.corp.example</span></h1>');
    expect(html).toContain('ended 14 days ago (<span class="whole">2026-11-07</span>)');
    for (const lang of ['en', 'ja'] as const) for (const cell of [lang === 'en' ? 'passed' : '合格', lang === 'en' ? 'State' : '状態']) expect(render('html', fixedReport(), lang)).toMatch(new RegExp(`<t[dh][^>]*class="tight"[^>]*>${cell}<`));
  });
});

it('SARIF names every state by its kind, and never passes what is unknown', () => {
  const report = brokenReport({ checks: (['pass', 'fail', 'unknown', 'needsAdmin', 'notApplicable', 'timedOut', 'blocked'] as const).map((state, at) => ({ id: `h0${at}`, name: 'x', state, sentence: 'Port 3389 is open.', facts: [] })) });
  const sarif = JSON.parse(render('sarif', report)) as { version: string; runs: { results: { ruleId: string; kind: string; level: string }[] }[] };
  const kinds = Object.fromEntries(sarif.runs[0]!.results.filter((one) => one.ruleId.startsWith('check/')).map((one) => [one.ruleId.slice(6, 9), one.kind]));
  expect([sarif.version, kinds]).toEqual(['2.1.0', { h00: 'pass', h01: 'fail', h02: 'review', h03: 'review', h04: 'notApplicable', h05: 'review', h06: 'notApplicable' }]);
  for (const { kind, level } of sarif.runs[0]!.results) expect(level === 'error').toBe(kind === 'fail');
});

it('JUnit is XML whose numbers are right', () => {
  const xml = render('junit', fixedReport());
  expect(parsed(xml).filter((name) => name === 'testcase')).toHaveLength(Number(/tests="(\d+)"/.exec(xml)?.[1]));
  expect(xml.split('<failure').length - 1).toBe(Number(/failures="(\d+)"/.exec(xml)?.[1]));
  expect(xml.split('<skipped').length - 1).toBe(Number(/skipped="(\d+)"/.exec(xml)?.[1]));
});

describe('html', () => {
  it('runs nothing, loads nothing, and shows the ladder, the certificate and the causes with their tables', () => {
    const html = render('html', fixedReport());
    expect(html).not.toMatch(/<script|<link|<img|<iframe|<object| on\w+=|https?:|url\(|@import|style="/i);
    expect(html).toMatch(/Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-/);
    expect(html.split('<svg').length - 1).toBeGreaterThanOrEqual(5);
    expect(html.split('<table').length - 1).toBeGreaterThanOrEqual(6);
    parsed(html.replace('<!DOCTYPE html>\n', ''));
  });
  it('the user is told what is proven, and what is only likely', () => {
    const user = (report: Report) => render('html', redactor(speak.en).redact(report, 'user'));
    expect(user(brokenReport())).toContain('Most likely: The server&#39;s ID card');
    expect(user(fixedReport())).not.toContain('Most likely');
  });
  it('the user gets one page without codes of the wire', () => {
    const html = render('html', redactor(speak.en).redact(fixedReport(), 'user'));
    expect(html).toContain('Your password is not the cause');
    expect(html).not.toMatch(/<table|certificate\.sha1|TLS_/);
  });
});

describe('hostile values stay values', () => {
  const evil = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '=HYPERLINK("http://x")', '+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '[x](javascript:alert(1))', '![x](http://x/y.png)', '`code`', '# heading', '| cell |', ']]>', '\u0000\u001b[31m\u202eabc\u200b', '\ud800', '</style><script>', '${x}', '{{host}}'];
  const report = () => buildReport({ opened: opened(brokenCase({
    target: { input: 'x', host: evil.join(' ').slice(0, 290), port: 3389, addresses: [] }, findings: evil.map((sentence) => ({ code: 'CERT_EXPIRED' as const, state: 'fail' as const, stage: null, sentence, facts: [] })),
    facts: evil.map((value) => ({ name: 'certificate.subject', value, source: 'wire' as const, at: value.slice(0, 40) })), stages: evil.map((detail) => ({ stage: 'tcp' as const, state: 'fail' as const, ms: 1, address: detail.slice(0, 60), detail })),
  })), madeAt: '2026-11-21T11:00:00.000Z', notes: evil.map((text) => ({ at: text.slice(0, 40), text })) });

  it.each(FORMATS)('%s', (format) => {
    for (const one of [report(), redactor(speak.en).redact(report(), 'vendor')]) {
      const text = render(format, one);
      expect(text.slice(1)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u202a-\u202e\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])/);
      if (format === 'html') {
        expect(text).not.toMatch(/<script|<img|<\/style><script/i);
        parsed(text.replace('<!DOCTYPE html>\n', ''));
      }
      if (format === 'junit') expect(new Set(parsed(text))).toEqual(new Set(['testsuites', 'testsuite', 'testcase', 'failure', 'skipped', 'system-out']));
      if (format === 'csv') for (const cell of text.slice(1).split(/\r\n|,(?=(?:[^"]*"[^"]*")*[^"]*$)/)) expect(cell).not.toMatch(/^"?\s*[=+@]|^"?-\D/);
      if (format === 'markdown') expect(text.split('\n').filter((line) => !line.startsWith('    ')).join('\n')).not.toMatch(/<script|<img|(?<!\\)\[x|!\[x|(?<!\\)`|:\/\//);
      if (format === 'ticket') expect(text.trimEnd().split('\n')).toHaveLength(10);
    }
  });
});
