import type { JournalDocument, JournalEntryDocument } from '../../../preload/contract/journal.ts';
import { badText, checkJournal, entryDocument, type EntryFields } from '../../fixes/journal/documents.ts';
import { openJournal } from '../../fixes/journal/journal.ts';
import type { EntryReading, JournalView } from '../../fixes/journal/read-journal.ts';
import { machineBusy } from '../../fixes/lock/machine-lock.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { resolveTexts } from '../../locale/translator.ts';
import type { Command, CommandContext } from '../command.ts';
import { dataDirOf } from '../data-dir.ts';
import { printJson } from '../documents.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { renderEntries, renderEntry } from '../render-run.ts';
import { entryArgument, journalFailure } from '../run-answers.ts';

/** `journal list | show ENTRY | verify` (contract §5). */
export const journalCommand: Command = {
  maxPositionals: 2,
  options: {},
  async run(context) {
    const [action, name] = context.args.positionals;
    if (action === 'show') return show(context, entryArgument(name));
    if (name !== undefined || (action !== 'list' && action !== 'verify')) throw new Failure(EXIT.usage, say('apply:usage.action', { text: showable([action, name].filter((one) => one !== undefined).join(' '), 80) }));
    return action === 'list' ? list(context) : verify(context);
  },
};

async function read(context: CommandContext): Promise<JournalView> {
  const view = await openJournal(dataDirOf(context.args)).read();
  if (!view.ok) throw journalFailure(view.problem);
  return view.value;
}

async function list(context: CommandContext): Promise<ExitCode> {
  const view = await read(context);
  const fields = documents(context);
  const entries: EntryFields[] = [];
  for (const id of view.ids) {
    const one = view.entry(id);
    if (one?.ok) entries.push(await fields(one));
    else if (one) context.console.note(context.translate(say('apply:journal.skipped', { entry: id, because: context.translate(badText(one)) })));
  }
  if (context.args.flag('json')) await printJson(context, { schema: 'rdp-doctor/journal@1', entries } satisfies JournalDocument);
  else await context.console.result(renderEntries(entries, context.translate));
  return EXIT.done;
}

async function show(context: CommandContext, id: string): Promise<ExitCode> {
  const one = (await read(context)).entry(id);
  if (!one) throw new Failure(EXIT.usage, say('apply:refused.noEntry', { entry: id }));
  if (!one.ok) throw new Failure(EXIT.damaged, badText(one));
  const fields = await documents(context)(one);
  if (context.args.flag('json')) await printJson(context, { schema: 'rdp-doctor/journal-entry@1', ...fields } satisfies JournalEntryDocument);
  else await context.console.result(renderEntry(fields, context.translate));
  return EXIT.done;
}

/** Entries as documents; each machine is asked once whether a run is under way on it. */
function documents(context: CommandContext): (one: Extract<EntryReading, { ok: true }>) => Promise<EntryFields> {
  const dataDir = dataDirOf(context.args);
  const busy = new Map<string, Promise<boolean>>();
  return async ({ entry }) => {
    const { machine } = entry.intent;
    const asked = busy.get(machine) ?? machineBusy(dataDir, machine);
    busy.set(machine, asked);
    return entryDocument(entry, await asked);
  };
}

async function verify(context: CommandContext): Promise<ExitCode> {
  const model = checkJournal(await read(context));
  const { translate, console, args } = context;
  if (args.flag('json')) await printJson(context, resolveTexts(model, translate));
  else {
    const { firstBad } = model;
    const verdict = firstBad ? say('apply:journal.changed', { line: firstBad.line, because: translate(firstBad.because) }) : say('apply:journal.ok', { entries: model.entries });
    await console.result(`${[translate(verdict), ...(model.tornTail ? [translate(say('apply:journal.torn'))] : [])].join('\n')}\n`);
  }
  return model.ok ? EXIT.done : EXIT.problem;
}
