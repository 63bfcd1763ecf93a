import { systemLang } from '../../locale/system-lang.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { damageOf, MAX_PROFILE_BYTES } from '../../profile/model/damage.ts';
import { readProfile, type Profile } from '../../profile/model/profile.ts';
import { backUp } from '../../profile/store/backup.ts';
import type { CommandContext } from '../command.ts';
import { dataDirOf } from '../data-dir.ts';
import { writeOut } from '../documents.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { readInputFile } from '../read-input.ts';

/** Reads an .rdp file; a damaged one ends the command (65) with the line and the reason. */
export async function openProfile({ signal, translate }: CommandContext, path: string): Promise<Profile> {
  if (path === '') throw usage('fileEmpty', { option: 'FILE' });
  const bytes = await readInputFile(path, MAX_PROFILE_BYTES + 1, signal);
  const profile = readProfile(bytes, systemLang() === 'ja' ? 'shift_jis' : 'windows-1252');
  const damage = damageOf(profile);
  if (damage) throw new Failure(EXIT.damaged, say('cli:file.damaged', { path: showable(path), because: translate(damage) }));
  return profile;
}

/** Writes the file named by `--out`; what it replaces is backed up first, and without a backup nothing is written (74). */
export async function saveProfile(context: CommandContext, bytes: Buffer): Promise<void> {
  const path = context.args.value('out') ?? '';
  if (context.args.flag('force')) {
    const kept = await backUp(path, dataDirOf(context.args));
    if (!kept.ok) throw new Failure(EXIT.ioFailed, say('profile:saved.noBackup', { path: showable(kept.path), code: kept.code }));
    if (kept.path !== null) context.console.note(context.translate(say('profile:saved.backup', { path: showable(kept.path) })));
  }
  // A file to hand on: whom it is for, the user's own umask says.
  await writeOut(context, bytes, 0o666);
}
