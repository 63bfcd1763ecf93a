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
    if (kind === undefined) throw usage('unknownOption', { option: token.rawName, allowed: Object.keys(table).filter((name) => !(name in COMMON)).map((name) => `--${name}`).join(' ') || '–' });
    if (kind === 'flag' && token.value !== undefined) throw usage('noValue', { option: token.rawName });
    if (kind !== 'flag' && (token.value === undefined || (!token.inlineValue && /^--/.test(token.value)))) throw usage('needsValue', { option: token.rawName });
    if (kind === 'value' && values.has(token.name)) throw usage('twice', { option: token.rawName });
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
  }
  return { positionals, values };
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

/** A whole number within bounds, from an option. */
export function wholeNumber(args: Args, name: string, min: number, max: number): number | undefined {
  const text = args.value(name);
  if (text === undefined) return undefined;
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= min && number <= max)) throw usage('number', { option: `--${name}`, text, min, max });
  return number;
}
