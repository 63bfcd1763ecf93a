import { createReadStream } from 'node:fs';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { readEarlierRows, type EarlierRows } from '../../radar/earlier-rows.ts';
import { readSavedRows, type SavedRows } from '../../radar/saved-rows.ts';
import type { CommandContext } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { fileFailure } from '../file-failure.ts';

/** The list's bytes as they come; what cannot be read ends the run with a sentence (74). */
export async function* openList(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const piece of path === '-' ? process.stdin : createReadStream(path)) yield piece as Buffer;
  } catch (error) {
    throw readFailed(path, error);
  }
}

/** The rows of `--since`, read as those of `--resume` are. */
export async function openEarlier(path: string, warnDays: number, { console, translate }: CommandContext): Promise<EarlierRows> {
  const earlier = await readEarlierRows(path, warnDays).catch((error: unknown) => {
    throw readFailed(path, error);
  });
  const because = translate(say('radar:saved.noRow'));
  if (earlier.rows === 0 && earlier.badLines.length > 0) throw new Failure(EXIT.damaged, say('cli:file.damaged', { path: showable(path), because }));
  for (const line of earlier.badLines) console.note(translate(say('radar:saved.badEarlier', { path: showable(path), line })));
  return earlier;
}

/** The rows of `--resume`. A file without a single row that is one is damaged (65); damaged lines among others are named and checked again. */
export async function openSaved(path: string, { console, translate }: CommandContext): Promise<SavedRows> {
  const saved = await readSavedRows(path).catch((error: unknown) => {
    throw readFailed(path, error);
  });
  const because = translate(say('radar:saved.noRow'));
  if (saved.rows === 0 && saved.badLines.length > 0) throw new Failure(EXIT.damaged, say('cli:file.damaged', { path: showable(path), because }));
  for (const line of saved.badLines) console.note(translate(say('radar:saved.badLine', { path: showable(path), line })));
  return saved;
}

function readFailed(path: string, error: unknown): Failure {
  return fileFailure('read', path, error);
}
