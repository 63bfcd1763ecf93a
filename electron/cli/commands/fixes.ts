import * as z from 'zod';
import { diagnosisDocument } from '../../../preload/contract/diagnosis.ts';
import type { FixesDocument } from '../../../preload/contract/fixes.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { readMachine, type SeenCase } from '../../fixes/plan/gather.ts';
import { listFixes, type ListInput } from '../../fixes/plan/list-fixes.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { resolveTexts } from '../../locale/translator.ts';
import type { Command, CommandContext } from '../command.ts';
import { printJson } from '../documents.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { openMachine } from '../open-machine.ts';
import { readInputFile } from '../read-input.ts';
import { renderFixes } from '../render-fixes.ts';

/** More than any case holds, bytes. */
const MAX_CASE = 16 * 1024 * 1024;

/** What of a case the catalogue is judged by; everything else in it is left alone. */
const caseFile = z.object({
  schema: diagnosisDocument.shape.schema, target: diagnosisDocument.shape.target, facts: diagnosisDocument.shape.facts,
  findings: diagnosisDocument.shape.findings, verdict: diagnosisDocument.shape.verdict,
});

/** `fixes [--machine M] [--case FILE] [--json]` (contract §5). */
export const fixesCommand: Command = {
  maxPositionals: 0,
  options: { machine: 'value', case: 'value', target: 'value' },
  async run(context) {
    const input: ListInput = { ...(await caseInput(context)), ...(await machineInput(context)), now: Date.now() };
    const document: FixesDocument = resolveTexts(listFixes(input), context.translate);
    if (context.args.flag('json')) await printJson(context, document);
    else await context.console.result(renderFixes(document, input.windows !== undefined || input.seen !== undefined, context.translate));
    return context.signal.aborted ? EXIT.cancelled : EXIT.done;
  },
};

async function machineInput(context: CommandContext): Promise<Partial<ListInput>> {
  if (context.args.value('machine') === undefined) return {};
  const { machine, planning: { target }, close } = await openMachine(context);
  try {
    const windows = await readMachine(machine, target, true, context.signal);
    // What the host answers to itself says something only beside what it answers to others.
    const alone = context.args.value('case') === undefined;
    return { machine: machine.id, ...(target && { target }), windows: alone ? windows.filter((one) => !one.name.startsWith('loopback.')) : windows };
  } finally {
    await close();
  }
}

async function caseInput({ args, signal }: CommandContext): Promise<Partial<ListInput>> {
  const path = args.value('case');
  if (path === undefined) return {};
  const damaged = (because: string): Failure => new Failure(EXIT.damaged, say('fixes:machine.case', { path: showable(path), because: showable(because, 120) }));
  let data: unknown;
  try {
    data = JSON.parse((await readInputFile(path, MAX_CASE, signal)).toString('utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw damaged(error instanceof Error ? error.message : String(error));
  }
  const read = caseFile.safeParse(data);
  if (!read.success) throw damaged(`${read.error.issues[0]?.path.join('.') ?? ''}: ${read.error.issues[0]?.message ?? ''}`);
  const { facts, findings, verdict, target } = read.data;
  // The judges look at codes only; a saved case holds sentences where the app holds messages.
  const mute: Message = { key: 'fixes:offer.noFacts' };
  const seen: SeenCase = { facts, findings: findings.map((one) => ({ ...one, sentence: mute })), verdict: { ...verdict, sentence: mute } };
  return { seen, target: { host: target.host, port: target.port }, ...(target.input.startsWith('practice:') ? { machine: target.input } : {}) };
}
