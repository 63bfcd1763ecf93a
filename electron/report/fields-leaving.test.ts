import { expect, it } from 'vitest';
import { diagnosisDocument } from '../../preload/contract/diagnosis.ts';
import { WINDOWS_FACTS } from '../machine/windows-facts.ts';
import { translator } from '../locale/translator.ts';
import { buildReport, fieldsLeaving, redactor } from './index.ts';
import { factClass } from './redact/fact-classes.ts';
import { brokenCase, fixedReport, opened } from './testing/cases.ts';

const vendor = (report: ReturnType<typeof fixedReport>) => redactor(translator('en')).redact(report, 'vendor');

it('says field by field what leaves as it is, behind an alias, or not at all', () => {
  const report = fixedReport();
  const how = Object.fromEntries(fieldsLeaving(report, vendor(report)).map((one) => [one.field, one]));
  expect([how['verdict.code']?.how, how['target.host'], how['before.facts.process.user.value']?.how, how['done.operations.captured.subject']]).toEqual([
    'asItIs', { field: 'target.host', how: 'aliased', values: ['HOST-1'] }, 'aliased', { field: 'done.operations.captured.subject', how: 'hidden', values: [] },
  ]);
  expect(fieldsLeaving(report, report).every((one) => one.how === 'asItIs')).toBe(true);
});

it('hides a fact that nobody classified, and any field that is new', () => {
  const base = brokenCase();
  const document = { ...base, facts: [...base.facts, { name: 'later.fact', value: 'plain', source: 'wire' as const, at: base.startedAt }], later: 'plain' };
  const report = buildReport({ opened: opened(document), madeAt: base.startedAt });
  const hidden = fieldsLeaving(report, vendor(report)).filter((one) => one.how === 'hidden').map((one) => one.field);
  expect(hidden).toEqual(expect.arrayContaining(['later', 'facts.later.fact.value']));
});

it('knows what every fact of Windows is, and every field of its records', () => {
  for (const [name, spec] of Object.entries(WINDOWS_FACTS)) {
    const given = factClass(name);
    expect(given, name).toBeDefined();
    if ('fields' in spec && typeof given === 'object') expect(Object.keys(given.fields).toSorted(), name).toEqual([...spec.fields].toSorted());
  }
});

it('has decided about every field of a case', () => {
  const copy = vendor(buildReport({ opened: opened(brokenCase({ control: { target: 'x', verdict: brokenCase().verdict, differences: [] } })), madeAt: brokenCase().startedAt }));
  expect(Object.keys(copy.after.document).toSorted()).toEqual(Object.keys(diagnosisDocument.shape).toSorted());
});
