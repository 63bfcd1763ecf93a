import { splitModule, type ModulePiece } from './split-module.ts';

/** A module by its name (`windows/registry`) and text. */
export interface ModuleText {
  readonly name: string;
  readonly text: string;
}

interface Piece extends ModulePiece {
  readonly module: string;
}

const CALLED = /\b[A-Z][A-Za-z]+-Rdpd[A-Za-z0-9]+/g;
const OWN = /\$script:(\w+)/g;

/**
 * One text out of several modules: the functions that `entries` need, directly or not, and the variables those need, in the order of the modules. Of a function
 * that stands in two modules the later one is taken; those of `given` stand elsewhere. Variables of a module are renamed after it, because in one file they
 * share one scope. Throws when a function or variable is missing.
 */
export function joinModules(modules: readonly ModuleText[], entries: readonly string[], given: readonly string[] = []): string {
  const pieces = modules.flatMap(({ name: module, text }) => splitModule(text).map((piece): Piece => ({ ...piece, module })));
  const known = new Map(pieces.map((piece) => [keyOf(piece), piece]));
  const taken = new Set<Piece>();
  const take = (key: string): void => {
    const piece = known.get(key);
    if (!piece) throw new Error(`the collector needs ${key}, which no module has`);
    if (taken.has(piece)) return;
    taken.add(piece);
    const called = [...piece.text.matchAll(CALLED)].map(([name]) => name).filter((name) => !given.includes(name));
    for (const name of called) take(name.toLowerCase());
    for (const [, name = ''] of piece.text.matchAll(OWN)) take(variableKey(piece.module, name));
  };
  for (const entry of entries) take(entry.toLowerCase());
  const list = (kind: Piece['kind']): string[] => pieces.filter((one) => one.kind === kind && taken.has(one)).map((one) => renamed(one));
  return [list('variable').join('\n'), ...list('function')].filter(Boolean).join('\n\n');
}

/** PowerShell tells no case apart. */
function keyOf({ kind, module, name }: Piece): string {
  return kind === 'function' ? name.toLowerCase() : variableKey(module, name);
}

function variableKey(module: string, name: string): string {
  return `${module} $script:${name.toLowerCase()}`;
}

function renamed({ module, text }: Piece): string {
  const prefix = (module.split('/').at(-1) ?? '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return text.replace(OWN, (_, name: string) => `$script:${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`);
}
