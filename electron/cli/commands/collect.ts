import type { FactsDocument } from '../../../preload/contract/practice.ts';
import { readHostBlock, type BlockReading } from '../../collector/read-block.ts';
import { COLLECTOR_FORMS, collectorProblem, collectorScript, type CollectorForm } from '../../collector/script/collector-script.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { scriptsDir } from '../../machine/powershell/shipped-scripts.ts';
import type { Command, CommandContext } from '../command.ts';
import { checkOut, printJson, writeOut } from '../documents.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { decode, readInputFile, readStdin } from '../read-input.ts';
import { renderFacts } from '../render-practice.ts';

/** More than a collector prints, with a portal's page around it. */
const MEGABYTE = 1024 * 1024;
const MAX_BYTES = 8 * MEGABYTE;
/** What the contract gives a machine's name. */
const MAX_NAME = 80;

/** `collect --print | --read FILE` (contract §7): the host collector, and what it printed. */
export const collectCommand: Command = {
  maxPositionals: 0,
  options: { print: 'flag', for: 'value', read: 'value', out: 'value' },
  async run(context) {
    const { args } = context;
    const path = args.value('read');
    if (args.flag('print') === (path !== undefined)) throw problem('what');
    return path === undefined ? printScript(context) : readBlock(path, context);
  },
};

async function printScript(context: CommandContext): Promise<ExitCode> {
  const form = formOf(context.args.value('for') ?? 'any');
  await checkOut(context);
  const script = await collectorScript(form, scriptsDir(__dirname)).catch((error: unknown) => {
    throw new Failure(EXIT.ioFailed, collectorProblem(error));
  });
  await writeOut(context, script);
  await context.console.result(script);
  return EXIT.done;
}

async function readBlock(path: string, context: CommandContext): Promise<ExitCode> {
  const { args, console, translate, signal } = context;
  for (const option of ['for', 'out']) if (args.value(option) !== undefined) throw problem('onlyPrint', { option: `--${option}` });
  if (path === '') throw usage('fileEmpty', { option: '--read' });
  const bytes = path === '-' ? await readStdin(MAX_BYTES + 1, signal) : await readInputFile(path, MAX_BYTES + 1, signal);
  if (bytes.length > MAX_BYTES) throw new Failure(EXIT.damaged, say('cli:file.damaged', { path: showable(path), because: translate(say('collector:block.tooLong', { megabytes: MAX_BYTES / MEGABYTE })) }));
  const block = readHostBlock(decode(bytes), new Date().toISOString());
  if (!block.ok) throw new Failure(EXIT.damaged, say('cli:file.damaged', { path: showable(path), because: translate(block.problem) }));
  const machine = block.machine ?? translate(say('collector:read.noName'));
  if (args.flag('json')) {
    const document: FactsDocument = { schema: 'rdp-doctor/facts@1', machine: (block.machine ?? 'host-block').slice(0, MAX_NAME), facts: block.facts };
    await printJson(context, document);
  } else await console.result(renderFacts(showable(machine, MAX_NAME), block.facts, translate));
  for (const note of notesOf(block)) console.note(translate(note));
  return EXIT.done;
}

function notesOf({ notes }: Extract<BlockReading, { ok: true }>) {
  const left = notes.left > 0 ? [say('collector:read.left', { count: notes.left })] : [];
  const newer = notes.newer.length > 0 ? [say('collector:read.newer', { names: showable(notes.newer.slice(0, 20).join(', '), 400) })] : [];
  return [...left, ...newer, ...notes.cut.slice(0, 20).map(({ name, rows }) => say('collector:read.cut', { name: showable(name, 80), rows }))];
}

function formOf(text: string): CollectorForm {
  const form = COLLECTOR_FORMS.find((one) => one === text);
  if (!form) throw problem('form', { text: showable(text, 80) });
  return form;
}

function problem(key: string, params: Record<string, string> = {}): Failure {
  return new Failure(EXIT.usage, say(`collector:problem.${key}`, params));
}
