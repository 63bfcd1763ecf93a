import type { PracticeListModel, PracticeModel } from '../../preload/contract/practice.ts';
import type { Fact } from '../../preload/contract/facts.ts';
import { safeJson, showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import type { Translate } from '../locale/translator.ts';

/** One practice host a line, then what its user says. */
export function renderPracticeList({ machines }: PracticeListModel, translate: Translate): string {
  const width = Math.max(...machines.map((one) => one.name.length));
  return machines.map((one) => `${one.name.padEnd(width)}  ${translate(one.title)}\n${' '.repeat(width + 2)}${translate(one.complaint)}\n`).join('');
}

/** One practice host as a technician meets it. */
export function renderPractice(model: PracticeModel, translate: Translate): string {
  const { target } = model;
  const lines = [
    `${model.name}  ${translate(model.title)}`, '',
    translate(say('practice:show.complaint', { complaint: translate(model.complaint) })),
    translate(say('practice:show.target', { target: target.port === 3389 ? target.host : `${target.host}:${target.port}` })),
    ...(model.code === '' ? [] : ['', translate(say('practice:show.code')), ...model.code.split('\n').map((line) => `  ${showable(line)}`)]),
    '', translate(say(model.fixable ? 'practice:show.fixable' : 'practice:show.notFixable')),
    translate(say(model.changed ? 'practice:show.changed' : 'practice:show.unchanged')),
    translate(say('practice:show.state', { path: showable(model.path) })),
    translate(say('practice:show.try', { name: model.name })),
  ];
  return `${lines.join('\n')}\n`;
}

/** Every fact on a line of its own. */
export function renderFacts(machine: string, facts: readonly Fact[], translate: Translate): string {
  const width = Math.max(...facts.map((one) => one.name.length));
  const lines = facts.map((one) => `${one.name.padEnd(width)}  ${one.unknown === undefined ? shown(one.value) : translate(say('practice:show.factUnknown', { because: showable(one.unknown) }))}`);
  return `${translate(say('practice:show.factCount', { count: facts.length, machine }))}\n\n${lines.join('\n')}\n`;
}

function shown(value: Fact['value']): string {
  return typeof value === 'string' ? showable(value, 400) : showable(safeJson(value), 400);
}
