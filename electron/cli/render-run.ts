import type { AppliedModel, RecoverModel, TimersDocument, UndoModel } from '../../preload/contract/applied.ts';
import type { EntryFields } from '../fixes/journal/documents.ts';
import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import type { Translate } from '../locale/translator.ts';

/** A reading for a line of text. */
function shown(value: unknown, translate: Translate): string {
  if (value === null || value === undefined) return translate(say('apply:show.nothing'));
  return showable(typeof value === 'string' ? value : JSON.stringify(value), 120);
}

export function renderApplied(model: AppliedModel, translate: Translate): string {
  const lines = [translate(model.sentence)];
  if (model.outcome === 'refused') {
    for (const { target, planned, now } of model.values) lines.push(`  ${translate(say('apply:show.value', { target: showable(target), planned: shown(planned, translate), now: shown(now, translate) }))}`);
  }
  return `${lines.join('\n')}\n`;
}

export function renderUndo(model: UndoModel, translate: Translate): string {
  const rows = model.values.map(({ target, before, ours, now }) => `  ${translate(say('apply:show.threeWay', { target: showable(target), before: shown(before, translate), ours: shown(ours, translate), now: shown(now, translate) }))}`);
  return `${[translate(model.sentence), ...rows].join('\n')}\n`;
}

export function renderRecover(model: RecoverModel, translate: Translate): string {
  if (model.entries.length === 0) return `${translate(say('apply:recover.nothing', { machine: model.machine }))}\n`;
  return `${model.entries.map((one) => `${one.entry}  ${translate(one.sentence)}`).join('\n')}\n`;
}

export function renderTimers(document: TimersDocument, machine: string, translate: Translate): string {
  if (document.timers.length === 0) return `${translate(say('apply:timers.none', { machine }))}\n`;
  return `${document.timers.map(({ entry, due, state }) => translate(say(`apply:timers.${state}`, { entry, due }))).join('\n')}\n`;
}

export function renderEntries(entries: readonly EntryFields[], translate: Translate): string {
  if (entries.length === 0) return `${translate(say('apply:journal.none'))}\n`;
  return `${entries.map((one) => rowOf(one, translate)).join('\n')}\n`;
}

export function renderEntry(entry: EntryFields, translate: Translate): string {
  const rows = entry.operations.map(({ primitive, target, captured, ours }) => `  ${translate(say('apply:show.operation', { primitive, target: showable(target), captured: shown(captured, translate), ours: shown(ours, translate) }))}`);
  const due = entry.due === null ? [] : [`  ${translate(say('apply:show.due', { due: entry.due }))}`];
  return `${[rowOf(entry, translate), ...due, ...rows].join('\n')}\n`;
}

function rowOf({ id, at, state, fix, machine }: EntryFields, translate: Translate): string {
  return translate(say('apply:journal.row', { at, entry: id, state: translate(say(`apply:journal.state.${state}`)), fix: showable(fix, 60), machine: showable(machine, 60) }));
}
