import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

const folder = join(import.meta.dirname, 'regressions');

/** Inputs that once went wrong, kept for good: `regressions/<target>/<first 8 digits of SHA-256>.bin`. */
export interface Regression { readonly target: string; readonly file: string; readonly input: Buffer }

export async function saveRegression(target: string, input: Buffer): Promise<string> {
  const file = join(folder, target, `${createHash('sha256').update(input).digest('hex').slice(0, 8)}.bin`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, input);
  return file;
}

export async function loadRegressions(): Promise<readonly Regression[]> {
  const all: Regression[] = [];
  for await (const file of glob('**/*.bin', { cwd: folder })) {
    all.push({ target: dirname(file).split(sep).join('/'), file, input: await readFile(join(folder, file)) });
  }
  return all;
}
