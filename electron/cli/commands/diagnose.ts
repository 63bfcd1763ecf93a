import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { Fact } from '../../../preload/contract/facts.ts';
import { codeFacts } from '../../diagnosis/codes/code-facts.ts';
import { explainText } from '../../diagnosis/codes/explain.ts';
import { readHostBlock } from '../../collector/read-block.ts';
import { safeJson, showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { resolveTexts } from '../../locale/translator.ts';
import { runCase } from '../../case/run-case.ts';
import type { DiagnoseRequest } from '../../probe/run/request.ts';
import { isAddress, parseTarget, type Target } from '../../probe/target/target.ts';
import { wholeNumber, type Args } from '../args.ts';
import type { Command, CommandContext } from '../command.ts';
import { dataDirOf } from '../data-dir.ts';
import { serverAddress } from '../dns-server.ts';
import { checkOut, printJson, writeOut } from '../documents.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { practiceFailure } from '../practice-failure.ts';
import { decode, readInputFile } from '../read-input.ts';
import { renderDiagnosis } from '../render-diagnosis.ts';

/** More than any collector prints, bytes. */
const MAX_BLOCK = 8 * 1024 * 1024;
/** As many as a document may list. */
const MAX_ADDRESSES = 64;
/** A timer holds no more, ms; a run ends long before. */
const MAX_TIMER_MS = 2_147_483_647;

/** `diagnose TARGET …` (contract §2). */
export const diagnoseCommand: Command = {
  maxPositionals: 1,
  options: {
    port: 'value', address: 'list', deep: 'flag', control: 'value', 'dns-server': 'value', 'known-address': 'value',
    code: 'value', 'host-block': 'value', budget: 'value', out: 'value',
  },
  async run(context) {
    await checkOut(context);
    const request = await readRequest(context);
    const result = await runCase({ ...request, dataDir: dataDirOf(context.args) }, { signal: context.signal });
    if (!result.ok) throw practiceFailure(result.problem, request.target.host);
    const { model } = result;
    const document = resolveTexts(model, context.translate);
    // Printed first: what was measured is not lost where the file cannot be written.
    if (context.args.flag('json')) await printJson(context, document);
    else await context.console.result(renderDiagnosis(model, context.translate, context.console.colour));
    await writeOut(context, `${safeJson(document, 2)}\n`);
    return exitOf(model);
  },
};

function exitOf(model: DiagnosisModel): ExitCode {
  if (model.cancelled) return EXIT.cancelled;
  if (model.verdict.code === 'HEALTHY') return EXIT.done;
  return model.verdict.code === 'UNKNOWN' ? EXIT.undetermined : EXIT.problem;
}

async function readRequest(context: CommandContext): Promise<DiagnoseRequest> {
  const { args } = context;
  const port = wholeNumber(args, 'port', 1, 65535);
  const text = args.positionals[0];
  if (text === undefined) throw usage('noTarget');
  const target = readTarget(text, port);
  const budgetMs = wholeNumber(args, 'budget', 100);
  const dnsServer = args.value('dns-server');
  const knownAddress = args.value('known-address');
  const control = args.value('control');
  return {
    target,
    mode: args.flag('deep') ? 'deep' : 'quick',
    facts: [...pastedFacts(args), ...(await hostBlockFacts(context))],
    ...(budgetMs === undefined ? {} : { budgetMs: Math.min(budgetMs, MAX_TIMER_MS) }),
    ...(args.list('address').length > 0 ? { addresses: addressList(args.list('address')) } : {}),
    ...(dnsServer === undefined ? {} : { dnsServer: serverAddress(dnsServer) }),
    ...(knownAddress === undefined ? {} : { knownAddress: address('known-address', knownAddress) }),
    ...(control === undefined ? {} : { control: readControl(control) }),
  };
}

function readTarget(text: string, port?: number): Target {
  const parsed = parseTarget(text, port);
  if (!parsed.ok) throw new Failure(EXIT.usage, parsed.problem);
  return parsed.target;
}

function readControl(text: string): Target {
  if (text.trim() === '') throw usage('controlEmpty');
  const target = readTarget(text);
  if (target.kind === 'practice') throw usage('controlPractice', { text });
  return target;
}

function address(option: string, text: string): string {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  if (!isAddress(bare)) throw usage('address', { option: `--${option}`, text });
  return bare.toLowerCase();
}

function pastedFacts(args: Args): Fact[] {
  const code = args.value('code');
  return code === undefined ? [] : codeFacts(explainText(code), new Date().toISOString());
}

/** `--host-block FILE`: what the collector on the host printed. A damaged one is named and ends the command (65). */
async function hostBlockFacts({ args, translate, signal }: CommandContext): Promise<Fact[]> {
  const path = args.value('host-block');
  if (path === undefined) return [];
  if (path === '') throw usage('fileEmpty', { option: '--host-block' });
  const text = decode(await readInputFile(path, MAX_BLOCK, signal));
  const block = readHostBlock(text, new Date().toISOString());
  if (block.ok) return block.facts;
  throw new Failure(EXIT.damaged, say('cli:file.damaged', { path: showable(path), because: translate(block.problem) }));
}

function addressList(given: readonly string[]): string[] {
  const list = [...new Set(given.map((one) => address('address', one)))];
  if (list.length > MAX_ADDRESSES) throw usage('addresses', { count: list.length, max: MAX_ADDRESSES });
  return list;
}
