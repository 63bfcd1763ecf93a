import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');

/** Something that takes bytes from outside. Whatever the bytes, run must end by itself, quickly, without throwing. */
export interface FuzzTarget {
  /** `room/what`, unique; also the folder of its regression files. */
  readonly name: string;
  /** Inputs that reach deep, to start from. */
  readonly seeds?: readonly Buffer[];
  run(bytes: Buffer): unknown;
}

const isTarget = (value: unknown): value is FuzzTarget =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' && /^[\w./-]+$/.test(value.name)
  && !value.name.includes('..') && 'run' in value && typeof value.run === 'function';

/** A target and the file it is written in. */
export interface FoundTarget { readonly target: FuzzTarget; readonly file: string }

/** The targets of one file. A file without targets is an error. */
export async function targetsIn(file: string): Promise<readonly FoundTarget[]> {
  const module: unknown = await import(pathToFileURL(file).href);
  const found = typeof module === 'object' && module !== null && 'fuzzTargets' in module ? module.fuzzTargets : undefined;
  if (!Array.isArray(found) || found.length === 0 || !found.every(isTarget)) throw new Error(`${file} exports no fuzzTargets`);
  return found.map((target) => ({ target, file }));
}

/** Every target of every `electron/**\/fuzz-targets.ts`, by name. A name used twice is an error. */
export async function allTargets(): Promise<readonly FoundTarget[]> {
  const targets: FoundTarget[] = [];
  for await (const file of glob('electron/**/fuzz-targets.ts', { cwd: root })) targets.push(...await targetsIn(join(root, file)));
  const names = targets.map(({ target }) => target.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two fuzz targets are called ${twice}`);
  return targets.sort((a, b) => (a.target.name < b.target.name ? -1 : 1));
}
