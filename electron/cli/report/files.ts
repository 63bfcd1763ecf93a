import { openJournal } from '../../fixes/journal/journal.ts';
import { entryDocument, type EntryFields } from '../../fixes/journal/documents.ts';
import { readAliasKey, readCase, writeAliasKey } from '../../report/index.ts';
import type { AliasKey } from '../../report/redact/aliases.ts';
import { standingAt, writeFileSafely } from '../../files/write-file.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { CommandContext } from '../command.ts';
import { dataDirOf } from '../data-dir.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { fileFailure } from '../file-failure.ts';
import { readInputFile } from '../read-input.ts';
import type { OpenedCase } from '../../report/model/read-case.ts';

/** More than any case holds, bytes. */
const MAX_CASE = 32 * 1024 * 1024;
const MAX_KEY = 64 * 1024 * 1024;

/** A case from a file; a damaged or newer one ends the command (65). */
export async function openCaseFile(path: string, { signal, translate }: CommandContext): Promise<OpenedCase> {
  const read = readCase(await readInputFile(path, MAX_CASE, signal));
  if (!read.ok) throw new Failure(EXIT.damaged, say('cli:file.damaged', { path: showable(path), because: translate(read.problem) }));
  return read.opened;
}

/** The alias table of an earlier copy; nothing where the file is still to be made. */
export async function openKeyFile(path: string, { signal, translate }: CommandContext): Promise<AliasKey | undefined> {
  const standing = await standingAt(path);
  if (standing === 'nothing') return undefined;
  if (standing === 'other') throw new Failure(EXIT.refused, say('cli:file.notAFile', { path: showable(path) }));
  const read = readAliasKey(await readInputFile(path, MAX_KEY, signal));
  if (!read.ok) throw new Failure(EXIT.damaged, say('cli:file.damaged', { path: showable(path), because: translate(read.problem) }));
  return read.key;
}

/** Writes the alias table, whole or not at all. It is ours to extend, so it needs no `--force`. */
export async function keepKeyFile(path: string, key: AliasKey): Promise<void> {
  const result = await writeFileSafely(path, writeAliasKey(key), { force: true });
  if (result.ok) return;
  throw result.reason === 'io' ? fileFailure('write', path, result) : new Failure(EXIT.refused, say(`cli:file.${result.reason}`, { path: showable(path) }));
}

/** The journal's entries. A report without them is still a report, and says so. */
export async function journalEntries({ args, console, translate }: CommandContext): Promise<EntryFields[]> {
  const view = await openJournal(dataDirOf(args)).read();
  if (!view.ok) {
    console.note(translate(say('report:journalBad')));
    return [];
  }
  return view.value.ids.flatMap((id) => {
    const one = view.value.entry(id);
    return one?.ok ? [entryDocument(one.entry, false)] : [];
  });
}
