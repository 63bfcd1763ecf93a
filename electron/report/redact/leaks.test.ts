import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportFormat, Reader } from '../../../preload/contract/report.ts';
import { runCase } from '../../case/run-case.ts';
import { resolveTexts, translator } from '../../locale/translator.ts';
import { readCase } from '../model/read-case.ts';
import { buildReport, type Report } from '../model/report.ts';
import { RENDER } from '../render/render.ts';
import { brokenCase, fixedReport, healthyCase, opened, step } from '../testing/cases.ts';
import { viewOf } from '../view.ts';
import { FACT_CLASSES } from './fact-classes.ts';
import { redactor } from './redactor.ts';

const FORMATS = Object.keys(RENDER) as ReportFormat[];
const lang = { en: translator('en'), ja: translator('ja') };
const b64 = (text: string) => Buffer.from(text).toString('base64');

/** Spellings of secrets that have a shape: they must go wherever they stand. Every one holds a core that is searched for. */
const SHAPED = [
  'zqsecret-01.qhidden.test', 'ZQSECRET-01.QHIDDEN.TEST.', 'https://zqsecret.test/a', 'QHIDDEN\\zqsecret', 'zqsecret@qhidden.test', 'C:\\Users\\zqsecret\\x', '\\\\zqsecret\\share', '203.0.113.77', '[::ffff:203.0.113.77]', '2001:db8:cafe:77::1', '2001:0DB8:CAFE:0077:0:0:0:1%9',
  'S-1-5-21-1004336348-1177238915-682003330-512', '0a:1b:2c:3d:4e:5f', '0A-1B-2C-3D-4E-5F', 'dead 5296901c734c5a99b7bed83d243ceae40af99159', '52:96:90:1C:73:4C:5A:99:B7:BE:D8:3D:24:3C:EA:E4:0A:F9:91:59', b64('name zqsecret-01.qhidden.test'), encodeURIComponent('zqsecret@qhidden.test'),
  '%7Aqsecret%2D01%2Eqhidden%2Etest', 'ｚｑｓｅｃｒｅｔ－01．ｑｈｉｄｄｅｎ．test', 'zq\u200bsecret-01.qhidden\u00ad.test', '<b>zqsecret-01.qhidden.test</b>', '=HYPERLINK("https://zqsecret.test")', '](https://zqsecret.test)',
  '::203.0.113.77', '64:ff9b::203.0.113.77', '77.113.0.203.in-addr.arpa', 'user=zqsecret', 'CN=Zqsecret Person', 'TERMSRV/zqsecret', Buffer.from('zqsecret-01.qhidden.test', 'utf16le').toString('base64'), Buffer.from('zqsecret-01.qhidden.test').toString('hex'), encodeURIComponent(encodeURIComponent('zqsecret@qhidden.test')), 'zqsecret-01&period;qhidden&period;test', '5296 901c 734c 5a99 b7be d83d 243c eae4 0af9 9159',
];
/** A name without a shape: it must go wherever it is not the technician's own free text, and there as well where the case knows it. */
const BARE = ['Zqsecret', 'zqsecret qhidden', 'ｚｑｓｅｃｒｅｔ', '座間ｑｓｅcret zqsecret'];
const CORES = [/zq.?secret/i, /qhidden/i, /203.0.113.77/, /0\.113\.77/, /77\.113\.0/, /7a71.?73656372/i, /egBxAHMA/, /cb00.?714d/i, /3405803853/, /db8:cafe/i, /cafe:0*77/i, /1004336348/, /0a.1b.2c.3d/i, /5296901c|52.96.90.1c/i, new RegExp(b64('zqsecret-01.qhidden.test').slice(2, 20)), new RegExp(b64('name zqsecret-01').slice(0, 14))];

/** The output as whoever receives it could read it: escapes of JSON, XML, Markdown and URLs undone, look-alikes folded. */
function readable(output: string): string {
  const plain = output.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number))).replace(/\\([^\w])/g, '$1').replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return `${output}\n${plain.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}|\ufffd/gu, '')}`;
}

function leaks(report: Report): string[] {
  return FORMATS.flatMap((format) => (format === 'ticket' || format === 'json' ? (['en', 'ja'] as const) : (['en'] as const)).flatMap((each) => {
    const text = readable(RENDER[format](viewOf(report, lang[each], each, () => 540)));
    return CORES.flatMap((core) => (core.test(text) ? [`${format} ${each}: ${text.slice(Math.max(0, text.search(core) - 120), text.search(core) + 40)}`] : []));
  }));
}

const redacted = (report: Report, reader: Exclude<Reader, 'internal'>) => redactor(lang.en).redact(report, reader);

/** The paths of every text in a document. */
function places(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => places(inner, [...path, Array.isArray(value) ? Number(name) : name]));
}

interface Plant { readonly path: readonly (string | number)[]; readonly secret: string }

function plantedAll<T>(document: T, plants: readonly Plant[]): T {
  const copy: unknown = JSON.parse(JSON.stringify(document));
  for (const { path, secret } of plants) {
    const holder = path.slice(0, -1).reduce((at, name) => (at as Record<string | number, unknown>)[name], copy) as Record<string | number, unknown>;
    holder[path.at(-1) ?? ''] = secret;
  }
  return copy as T;
}

/** Everything a report can hold, with every fact there is, so that every class is met. */
const FULL = (() => {
  const base = { source: 'wire' as const, at: '2026-11-21T10:41:00.000Z' };
  const facts = Object.entries(FACT_CLASSES).map(([name, given]) => ({ ...base, name, value: typeof given === 'string' ? 'x' : [Object.fromEntries(Object.keys(given.fields).map((field) => [field, 'x']))], unit: 'ms', address: 'x', unknown: 'x' }));
  const control = { target: 'x', verdict: { code: 'HEALTHY' as const, stage: null, sentence: 'x', address: 'x' }, differences: [{ fact: 'certificate.subject', here: 'x', control: 'x', sentence: 'x' }] };
  const document = brokenCase();
  return { ...document, schema: 'rdp-doctor/report@1', facts: [...document.facts, ...facts, { ...base, name: 'later.unheardOf', value: 'x' }], control, later: { unheard: 'x' }, before: { ...brokenCase(), later: 'x' }, done: [step], notes: [{ at: base.at, text: 'x' }], answers: { 'scope.otherClients': 'work' }, timer: { startedAt: base.at, seconds: 1 } };
})();
const PLACES = places(FULL);
const BATCHES = 9;

/** As many secrets as the document bears and still opens: all at once, else half by half, so that it is seldom opened. Fields of fixed words bear none. */
function plantedWherePossible(document: typeof FULL, plants: readonly Plant[]): { document: typeof FULL; opens: number } {
  if (plants.length === 0) return { document, opens: 0 };
  const all = plantedAll(document, plants);
  if (reportOf(all)) return { document: all, opens: plants.length };
  if (plants.length === 1) return { document, opens: 0 };
  const half = Math.ceil(plants.length / 2);
  const first = plantedWherePossible(document, plants.slice(0, half));
  const second = plantedWherePossible(first.document, plants.slice(half));
  return { document: second.document, opens: first.opens + second.opens };
}
const free = (path: readonly (string | number)[]) => {
  const name = path[0] === 'facts' ? FULL.facts[Number(path[1])]?.name : undefined;
  const given = name === undefined ? undefined : FACT_CLASSES[name];
  const own = typeof given === 'object' ? given.fields[String(path.at(-1))] : given;
  return path[0] === 'notes' || (path[0] === 'done' && path.at(-1) === 'target') || (path[2] === 'value' && ['free', 'path', 'sid', 'user'].includes(own ?? ''));
};
const reportOf = (document: unknown): Report | null => {
  const read = readCase(Buffer.from(JSON.stringify(document)));
  return read.ok ? buildReport({ opened: read.opened, madeAt: '2026-11-21T11:00:00.000Z' }) : null;
};

describe('nothing leaves', () => {
  it('from any field, in any format, for vendor and user', { timeout: 120_000 }, () => {
    const found = { opens: 0, unhidden: 0 };
    for (let from = 0; from < BATCHES; from++) {
      // Every so many fields at once: each field holds a secret in one of the reports.
      const { document, opens } = plantedWherePossible(FULL, PLACES.flatMap((path, at) => (at % BATCHES === from ? [{ path, secret: SHAPED[at % SHAPED.length] ?? '' }] : [])));
      found.opens += opens;
      const report = reportOf(document);
      if (!report) throw new Error('does not open');
      for (const reader of ['vendor', 'user'] as const) expect(leaks(redacted(report, reader))).toEqual([]);
      // The same search finds them where nothing is hidden, so it can fail.
      if (from % 4 === 0) found.unhidden += leaks(report).length;
    }
    expect(found.opens).toBeGreaterThan(300);
    expect(found.unhidden).toBeGreaterThan(20);
  });

  it('from several fields at once, in any spelling, also names without a shape', { timeout: 120_000 }, () => {
    const plant = fc.integer({ min: 0, max: PLACES.length - 1 }).chain((at) => fc.constantFrom(...SHAPED, ...(free(PLACES[at] ?? []) ? [] : BARE)).map((secret) => ({ path: PLACES[at] ?? [], secret })));
    fc.assert(fc.property(fc.array(plant, { minLength: 1, maxLength: 8 }), fc.constantFrom('vendor', 'user'), fc.constantFrom(' ', '', ', '), (plants, reader, glue) => {
      const document = plants.reduce((one, { path, secret }) => {
        const next = plantedAll(one, [{ path, secret: glue === '' ? secret : `x${glue}${secret}${glue}y` }]);
        return reportOf(next) ? next : one;
      }, FULL);
      const report = reportOf(document);
      expect(report).not.toBeNull();
      if (report) expect(leaks(redacted(report, reader))).toEqual([]);
    }), { numRuns: 8 });
  });

  it('of a name that the case knows, from a note that only mentions it', () => {
    const base = brokenCase();
    const document = { ...base, facts: [...base.facts, { name: 'process.user', value: 'QHIDDEN\\zqsecret', source: 'windows' as const, at: base.startedAt }] };
    const report = buildReport({ opened: opened(document), madeAt: base.startedAt, notes: [{ at: base.startedAt, text: 'Zqsecret called; his colleague zqsecret2 too' }] });
    expect(leaks(redacted(report, 'vendor'))).toEqual([]);
    expect(leaks(report).length).toBeGreaterThan(5);
  });

  it.each(['expired-and-key-acl', 'stale-dns', 'xrdp-key', 'tls-inspection'])('of a real case: %s', { timeout: 60_000 }, async (name) => {
    const result = await runCase({ target: { input: `practice:${name}`, host: name, port: 3389, kind: 'practice' }, mode: 'quick', dataDir: `/nonexistent/rdp-doctor-${name}` }, { signal: new AbortController().signal });
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    const document = resolveTexts(result.model, lang.ja);
    const secrets = [document.target.host, ...document.target.addresses, ...document.facts.filter((one) => /^(?:ntlm\.|certificate\.(?:sha|serial|names)|process\.user|os\.(?:computer|domain)Name)/.test(one.name) && one.name !== 'ntlm.osVersion' && one.name !== 'ntlm.serverTime').flatMap((one) => one.value).filter((one): one is string => typeof one === 'string' && one.length > 4)];
    expect(secrets.length).toBeGreaterThan(2);
    const copy = redacted(buildReport({ opened: opened(document), madeAt: document.startedAt }), 'vendor');
    for (const format of FORMATS) {
      const text = readable(RENDER[format](viewOf(copy, lang.en, 'en'))).toLowerCase();
      for (const secret of secrets) expect(text.includes(secret.toLowerCase()), `${format}: ${secret}`).toBe(false);
    }
    // What is ours stays readable, and is hidden nowhere.
    const sentences = [copy.after.document.verdict.sentence, ...copy.after.document.checks.map((one) => one.sentence), ...copy.after.document.causes.map((one) => one.title)];
    expect(sentences.filter((one) => one.includes('[hidden]'))).toEqual([]);
  });
});

it('gives the same name the same alias, in both checks and with the key', () => {
  const first = redactor(lang.en);
  const copy = first.redact(fixedReport(), 'vendor');
  expect([copy.after.document.target.host, copy.before?.document.target.host, copy.after.document.target.addresses]).toEqual(['HOST-1', 'HOST-1', ['IP-1']]);
  expect(copy.notes[0]?.text).toBe('Called by USER-1, extension 12; HOST-1 at IP-1');
  const other = brokenCase({ target: { input: 'srv-99', host: 'srv-99', port: 3389, addresses: ['10.0.4.99'] } });
  const later = redactor(lang.en, first.key()).redact(buildReport({ opened: opened(other), madeAt: other.startedAt }), 'user');
  expect([later.after.document.target.host, later.after.document.verdict.sentence.includes('HOST-1')]).toEqual(['HOST-2', true]);
  expect(redactor(lang.en, first.key()).redact(buildReport({ opened: opened(healthyCase()), madeAt: other.startedAt }), 'vendor').after.document.target.host).toBe('HOST-1');
});
