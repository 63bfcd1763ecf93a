import { parseArgs } from 'node:util';
import type { Lang } from '../../preload/contract/text.ts';
import { usage } from './failure.ts';

/** How an option is given: alone, with a value, or with a value as often as wanted. */
export type OptionKind = 'flag' | 'value' | 'list';
export type OptionTable = Record<string, OptionKind>;

/** What every command takes (contract §1). */
const COMMON = { json: 'flag', lang: 'value', 'data-dir': 'value', 'no-color': 'flag', help: 'flag', version: 'flag', debug: 'flag', force: 'flag' } as const satisfies OptionTable;

export interface Args {
  readonly positionals: readonly string[];
  flag(name: string): boolean;
  value(name: string): string | undefined;
  list(name: string): readonly string[];
}

/** Reads a command's arguments; throws a usage Failure that names the argument. */
export function readArgs(argv: readonly string[], table: OptionTable, maxPositionals: number): Args {
  const all: OptionTable = { ...COMMON, ...table };
  const given = parse(argv, all);
  if (given.positionals.length > maxPositionals) throw usage('tooMany', { text: given.positionals[maxPositionals] ?? '' });
  return {
    positionals: given.positionals,
    flag: (name) => given.values.has(name),
    value: (name) => given.values.get(name)?.at(-1),
    list: (name) => given.values.get(name) ?? [],
  };
}

function parse(argv: readonly string[], table: OptionTable): { positionals: string[]; values: Map<string, string[]> } {
  const options = Object.fromEntries(Object.entries(table).map(([name, kind]) => [name, { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: true }]));
  // Not strict: the tokens are judged here, so that the sentence is ours and names what is allowed.
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const kind = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
    if (kind === undefined) throw usage('unknownOption', { option: token.rawName, allowed: allowedOptions(table) });
    if (kind === 'flag' && token.value !== undefined) throw usage('noValue', { option: token.rawName });
    if (kind !== 'flag' && (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')))) throw usage('needsValue', { option: token.rawName });
    if (kind === 'value' && values.has(token.name)) throw usage('twice', { option: token.rawName });
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
  }
  return { positionals, values };
}

/** The command's own options, or those that every command takes where it has none. */
function allowedOptions(table: OptionTable): string {
  const own = Object.keys(table).filter((name) => !(name in COMMON));
  return (own.length > 0 ? own : Object.keys(COMMON)).map((name) => `--${name}`).join(' ');
}

/**
 * Finds the command's name and gives what is left. Options may stand before it (`--lang ja diagnose …`); `valued` holds the names of the
 * options that take a value, so that a value is not read as the command.
 */
export function splitCommand(argv: readonly string[], valued: ReadonlySet<string>): { name: string | undefined; rest: string[] } {
  for (let at = 0; at < argv.length; at++) {
    const arg = argv[at] ?? '';
    if (arg === '--') break;
    if (!arg.startsWith('-')) return { name: arg, rest: [...argv.slice(0, at), ...argv.slice(at + 1)] };
    if (arg.startsWith('--') && valued.has(arg.slice(2))) at++;
  }
  return { name: undefined, rest: [...argv] };
}

/** The names of a table's options that take a value, with those every command takes. */
export function valuedOptions(tables: readonly OptionTable[]): ReadonlySet<string> {
  return new Set([COMMON, ...tables].flatMap((table: OptionTable) => Object.keys(table).filter((name) => table[name] !== 'flag')));
}

/** `--lang` before anything else is read, so that even a usage error speaks the right language. */
export function langOf(argv: readonly string[], fallback: Lang): Lang {
  const end = argv.indexOf('--');
  const before = end === -1 ? argv : argv.slice(0, end);
  const at = before.lastIndexOf('--lang');
  const given = before.findLast((arg) => arg.startsWith('--lang='))?.slice(7) ?? (at === -1 ? undefined : before[at + 1]);
  if (given === undefined) return fallback;
  return given === 'ja' || given === 'en' ? given : fallback;
}

/** Checks `--lang` once the language for complaints is settled. */
export function checkLang(args: Args): void {
  const given = args.value('lang');
  if (given !== undefined && given !== 'en' && given !== 'ja') throw usage('lang', { text: given });
}

/** A whole number from an option, within bounds; without `max` there is none above. */
export function wholeNumber(args: Args, name: string, min: number, max = Number.POSITIVE_INFINITY): number | undefined {
  const text = args.value(name);
  if (text === undefined) return undefined;
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw max === Number.POSITIVE_INFINITY ? usage('atLeast', { option: `--${name}`, text, min }) : usage('number', { option: `--${name}`, text, min, max });
}
