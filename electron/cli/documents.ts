import { Failure } from './failure.ts';
import { EXIT } from './exit-codes.ts';
import type { CommandContext } from './command.ts';
import { safeJson, showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import { existsSync } from 'node:fs';
import { writeFileSafely } from '../files/write-file.ts';

/** Prints one JSON document. */
export function printJson(context: Pick<CommandContext, 'console'>, document: unknown): Promise<void> {
  return context.console.result(`${safeJson(document, 2)}\n`);
}

/** Refuses before any work where the file named by `--out` may not be replaced. */
export function checkOut(context: CommandContext): void {
  const path = context.args.value('out');
  if (path === undefined) return;
  if (path === '') throw refusedFile('cli:usage.outEmpty', path, EXIT.usage);
  if (existsSync(path) && !context.args.flag('force')) throw refusedFile('cli:file.exists', path, EXIT.refused);
}

/** Writes the document to the file named by `--out`, whole or not at all. */
export async function writeOut(context: CommandContext, content: string): Promise<void> {
  const path = context.args.value('out');
  if (path === undefined) return;
  const result = await writeFileSafely(path, content, { force: context.args.flag('force') });
  if (result.ok) return;
  if (result.reason === 'exists') throw refusedFile('cli:file.exists', path, EXIT.refused);
  throw new Failure(EXIT.ioFailed, say('cli:file.writeFailed', { path: showable(path), code: result.code }));
}

function refusedFile(key: string, path: string, exit: typeof EXIT.refused | typeof EXIT.usage): Failure {
  return new Failure(exit, say(key, { path: showable(path) }));
}
