import type { EndState } from '../../../preload/contract/stages.ts';
import { preventionOf } from '../prevention.ts';
import { oneLine, type View } from '../view.ts';
import { el, type Markup } from './markup.ts';

/** The report as JUnit XML: a suite a check, a case a stage, check or cause. What was not measured is skipped, never passed. */
export function renderJunit(view: View): string {
  const { report } = view;
  const suites = [...(report.before ? [suite('before', report.before.document, view)] : []), suite('after', report.after.document, view), prevention(view)];
  const sum = (field: 'tests' | 'failures' | 'skipped'): number => suites.reduce((all, one) => all + one[field], 0);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${el('testsuites', { name: 'rdp-doctor', tests: sum('tests'), failures: sum('failures'), skipped: sum('skipped') }, suites.map((one) => one.markup)).markup}\n`;
}

interface Suite { tests: number; failures: number; skipped: number; markup: Markup }
interface Case { name: string; group: string; state: EndState; text: string; ms?: number }

function suite(id: string, document: View['report']['after']['document'], { say, tell }: View): Suite {
  const cases: Case[] = [
    ...document.stages.map((one): Case => ({ group: 'stage', name: one.address === null ? one.stage : `${one.stage} ${one.address}`, state: one.state, text: one.detail === undefined ? tell(`cli:state.${one.state}`) : say(one.detail), ms: one.ms })),
    ...document.checks.map((one): Case => ({ group: 'check', name: `${one.id} ${one.name}`, state: one.state, text: say(one.sentence) })),
    ...document.findings.map((one): Case => ({ group: 'finding', name: one.code, state: one.state === 'info' ? 'pass' : one.state, text: say(one.sentence) })),
    ...document.causes.map((one): Case => ({ group: 'cause', name: one.id, state: one.strength === 'proven' ? 'fail' : 'unknown', text: say(one.title) })),
    ...document.ruledOut.map((one): Case => ({ group: 'cause', name: one.id, state: 'pass', text: say(one.because) })),
  ];
  const failures = cases.filter((one) => one.state === 'fail').length;
  const skipped = cases.filter((one) => one.state !== 'fail' && one.state !== 'pass' && one.state !== 'warn').length;
  const markup = el('testsuite', { name: oneLine(`${id} ${document.target.host}:${document.target.port}`, 400), tests: cases.length, failures, errors: 0, skipped, time: seconds(document.durationMs), timestamp: oneLine(document.startedAt.replace(/\.\d+Z$|Z$/, ''), 40) }, cases.map(caseMarkup));
  return { tests: cases.length, failures, skipped, markup };
}

function caseMarkup({ name, group, state, text, ms = 0 }: Case): Markup {
  const said = oneLine(text, 2000);
  const result = state === 'fail' ? el('failure', { message: said, type: 'fail' }) : state === 'pass' || state === 'warn' ? el('system-out', {}, said) : el('skipped', { message: `${state}: ${said}` });
  return el('testcase', { classname: `rdp-doctor.${group}`, name: oneLine(name, 300), time: seconds(ms) }, result);
}

/** The last words: what keeps it from coming back, and what was done. */
function prevention(view: View): Suite {
  const lines = preventionOf(view);
  const done = view.report.done.map((one): Case => ({ group: 'done', name: `${one.id} ${one.fix}`, state: one.state === 'kept' || one.state === 'undone' || one.state === 'rolledBack' ? 'pass' : one.state === 'failed' ? 'fail' : 'unknown', text: view.t(`step.${one.state}`) }));
  const cases = [...done, ...lines.map((text, at): Case => ({ group: 'prevention', name: `prevention ${at + 1}`, state: 'pass', text }))];
  const failures = cases.filter((one) => one.state === 'fail').length;
  const skipped = cases.filter((one) => one.state === 'unknown').length;
  return { tests: cases.length, failures, skipped, markup: el('testsuite', { name: 'done', tests: cases.length, failures, errors: 0, skipped, time: '0.000' }, cases.map(caseMarkup)) };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
