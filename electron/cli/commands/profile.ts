import { describeProfile } from '../../profile/describe.ts';
import { runAddresses } from '../../profile/addresses/run-matrix.ts';
import { rememberSeen, seenBefore } from '../../profile/addresses/seen-machines.ts';
import { statedTargets } from '../../profile/addresses/stated.ts';
import { lintProfile } from '../../profile/lint/lint.ts';
import { editProfile } from '../../profile/model/edit.ts';
import { effective, linesOf, readAs, readProfile } from '../../profile/model/profile.ts';
import { newProfile } from '../../profile/new-profile.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { resolveTexts } from '../../locale/translator.ts';
import { parseTarget, type Target } from '../../probe/target/target.ts';
import type { Command, CommandContext } from '../command.ts';
import { dataDirOf } from '../data-dir.ts';
import { checkOut, printJson } from '../documents.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { practiceFailure } from '../practice-failure.ts';
import { addressesExit } from '../profile/addresses-exit.ts';
import { ADDRESS_OPTIONS, dnsServerOf, knownFrom } from '../profile/known-options.ts';
import { openProfile, saveProfile } from '../profile/profile-file.ts';
import { readChange } from '../profile/read-changes.ts';
import { renderAddresses, renderChanges, renderLint, renderProfile } from '../profile/render.ts';

/** More changes than a file has lines for. */
const MAX_CHANGES = 1000;

/** What each action takes behind its name, besides options. */
const ACTIONS = { show: { most: 1, run: show }, lint: { most: 1, run: lint }, set: { most: MAX_CHANGES, run: set }, addresses: { most: 1, run: addresses }, new: { most: 1, run: create } } as const;

/** `profile show | lint | set | addresses | new` (contract §6). */
export const profileCommand: Command = {
  maxPositionals: MAX_CHANGES + 2,
  options: { out: 'value', ...ADDRESS_OPTIONS },
  run(context) {
    const [name, subject, ...more] = context.args.positionals;
    if (name === undefined) throw wrong('noAction');
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name as keyof typeof ACTIONS] : undefined;
    if (!action) throw wrong('action', { text: name });
    if (subject === undefined) throw wrong(name === 'new' ? 'noName' : 'noFile', { action: name });
    if (more.length >= action.most) throw wrong('tooMany', { text: more[action.most - 1] ?? '', action: name });
    refuseOptions(context, name);
    return action.run(context, subject, more);
  },
};

function wrong(what: string, params: Record<string, string> = {}): Failure {
  return new Failure(EXIT.usage, say(`profile:usage.${what}`, Object.fromEntries(Object.entries(params).map(([key, value]) => [key, showable(value, 80)]))));
}

function refuseOptions({ args }: CommandContext, action: string): void {
  const writes = action === 'set' || action === 'new';
  if (writes && args.value('out') === undefined) throw wrong('noOut', { action });
  if (!writes && args.value('out') !== undefined) throw wrong('option', { option: '--out', action });
  if (action === 'addresses') return;
  const given = Object.entries(ADDRESS_OPTIONS).find(([name, kind]) => (kind === 'flag' ? args.flag(name) : kind === 'list' ? args.list(name).length > 0 : args.value(name) !== undefined));
  if (given) throw wrong('option', { option: `--${given[0]}`, action });
}

async function show(context: CommandContext, path: string): Promise<ExitCode> {
  const document = describeProfile(await openProfile(context, path));
  if (context.args.flag('json')) await printJson(context, document);
  else await context.console.result(renderProfile(document, context.translate));
  return EXIT.done;
}

async function lint(context: CommandContext, path: string): Promise<ExitCode> {
  const model = lintProfile(await openProfile(context, path));
  if (context.args.flag('json')) await printJson(context, resolveTexts(model, context.translate));
  else await context.console.result(renderLint(model, context.translate, context.console.colour));
  return model.findings.some((one) => one.state !== 'info') ? EXIT.problem : EXIT.done;
}

async function set(context: CommandContext, path: string, texts: readonly string[]): Promise<ExitCode> {
  const { translate, console, args } = context;
  if (texts.length === 0) throw wrong('noChange');
  const changes = texts.map(readChange);
  await checkOut(context);
  const profile = await openProfile(context, path);
  const edited = editProfile(profile, changes);
  if (!edited.ok) throw new Failure(EXIT.usage, say(`profile:edit.${edited.because}`, { key: showable(edited.key, 60), encoding: edited.encoding }));
  if (edited.signatureDropped) console.note(translate(say('profile:saved.signatureDropped')));
  await saveProfile(context, edited.bytes);
  if (args.flag('json')) await printJson(context, describeProfile(readAs(edited.bytes, profile)));
  else await console.result(renderChanges(edited.changes, translate, console.colour));
  return EXIT.done;
}

async function create(context: CommandContext, name: string): Promise<ExitCode> {
  const bytes = newProfile(readTarget(name));
  await checkOut(context);
  await saveProfile(context, bytes);
  const document = describeProfile(readProfile(bytes));
  if (context.args.flag('json')) await printJson(context, document);
  else await context.console.result(renderProfile(document, context.translate));
  return EXIT.done;
}

async function addresses(context: CommandContext, path: string): Promise<ExitCode> {
  const { args, translate, console, signal } = context;
  const added = args.list('address').map(readTarget);
  const profile = await openProfile(context, path);
  const read = statedTargets(effective(linesOf(profile).settings));
  if (!read.ok) throw new Failure(EXIT.damaged, say('cli:file.damaged', { path: showable(path), because: translate(read.problem) }));
  const { targets, gateway } = read.stated;
  if (gateway !== null) console.note(translate(say('profile:addresses.viaGateway', { host: showable(gateway, 80) })));
  const port = targets[0]?.port;
  const dataDir = dataDirOf(args);
  const all = [...targets, ...added.map((one) => ({ ...one, port: port ?? one.port }))];
  const practice = all.some((one) => one.kind === 'practice');
  const known = [...(await knownFrom(context, all)), ...(practice ? [] : await seenBefore(dataDir, all))];
  const dnsServer = dnsServerOf(args);
  const result = await runAddresses({ targets: all, mode: args.flag('deep') ? 'deep' : 'quick', dataDir, known, ...(dnsServer === undefined ? {} : { dnsServer }) }, signal);
  if (!result.ok) throw practiceFailure(result.problem, result.name);
  // What another DNS server says is no visit over the name.
  if (!practice && dnsServer === undefined && !result.model.cancelled) await rememberSeen(dataDir, result.model, port ?? 3389, new Date().toISOString());
  if (args.flag('json')) await printJson(context, resolveTexts(result.model, translate));
  else await console.result(renderAddresses(result.model, translate, console.colour));
  return addressesExit(result.model, result.asked);
}

function readTarget(text: string): Target {
  const read = parseTarget(text);
  if (!read.ok) throw new Failure(EXIT.usage, read.problem);
  return read.target;
}
