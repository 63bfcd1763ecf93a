import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from './failure.ts';
import { fileFailure } from './file-failure.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { CommandContext } from './command.ts';
import { safeJson, showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import { standingAt, writeFileSafely } from '../files/write-file.ts';

/** Prints one JSON document. */
export function printJson(context: Pick<CommandContext, 'console'>, document: unknown): Promise<void> {
  return context.console.result(`${safeJson(document, 2)}\n`);
}

/** Refuses before any work where the file named by `--out` may not be replaced (30) or cannot be made (74). */
export async function checkOut(context: CommandContext): Promise<void> {
  const path = context.args.value('out');
  if (path === undefined) return;
  if (path === '') throw about('cli:usage.outEmpty', path, EXIT.usage);
  await checkWritable(context, path);
}

/** The same for a file named by another option. */
export async function checkWritable(context: CommandContext, path: string): Promise<void> {
  const standing = await standingAt(path);
  if (standing === 'folder') throw fileFailure('write', path, { code: 'EISDIR' });
  if (standing === 'other') throw about('cli:file.notAFile', path, EXIT.refused);
  if (standing === 'file' && !context.args.flag('force')) throw about('cli:file.exists', path, EXIT.refused);
  // The folder itself, and that it is one: `file/x` fails with ENOTDIR.
  await access(`${dirname(path)}/.`, constants.W_OK).catch((error: NodeJS.ErrnoException) => {
    throw fileFailure('write', path, error);
  });
}

/** Writes the document to the file named by `--out`, whole or not at all. `mode`: the rights of a new file, less the umask; 0600 unless given. */
export async function writeOut(context: CommandContext, content: string | Buffer, mode?: number): Promise<void> {
  const path = context.args.value('out');
  if (path !== undefined) await writeTo(context, path, content, mode);
}

/** The same to another file; content that comes in pieces is never whole in memory. */
export async function writeTo(context: CommandContext, path: string, content: string | Buffer | AsyncIterable<string>, mode?: number): Promise<void> {
  const result = await writeFileSafely(path, content, { force: context.args.flag('force'), ...(mode === undefined ? {} : { mode }) });
  if (result.ok) return;
  if (result.reason === 'io') throw fileFailure('write', path, result);
  throw about(`cli:file.${result.reason}`, path, EXIT.refused);
}

function about(key: string, path: string, exit: ExitCode): Failure {
  return new Failure(exit, say(key, { path: showable(path) }));
}
