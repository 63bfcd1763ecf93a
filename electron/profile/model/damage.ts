import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { unitSize } from './encoding.ts';
import { lineText, parseSetting, type Profile } from './profile.ts';

/** No .rdp file is larger, bytes. */
export const MAX_PROFILE_BYTES = 10 * 1024 * 1024;
/** As many lines as 10 MB of the shortest settings have. */
const MAX_LINES = 2_000_000;
/** So many the window shows; one line each for all known keys is about a hundred. */
export const MAX_SHOWN_LINES = 100_000;

/** Why these bytes are no fit .rdp file, with the line; null when they are. Lines that are no settings are no damage. */
export function damageOf(profile: Profile, maxLines = MAX_LINES): Message | null {
  const { bytes, lines, start, encoding } = profile;
  if (bytes.length > MAX_PROFILE_BYTES) return say('profile:damaged.tooLarge', { max: MAX_PROFILE_BYTES / 1024 / 1024 });
  if (lines.count > maxLines) return say('profile:damaged.tooManyLines', { line: maxLines + 1, max: maxLines });
  if ((bytes.length - start) % unitSize(encoding) !== 0) return say('profile:damaged.halfCharacter', { line: lines.count });
  let settings = 0;
  let filled = false;
  for (let index = 0; index < lines.count; index++) {
    const text = lineText(profile, index);
    // Some programs end a file with one zero character.
    const closing = index === lines.count - 1 && text === '\0';
    if (text.includes('\0') && !closing) return say('profile:damaged.zeros', { line: index + 1 });
    if (parseSetting(text)) settings++;
    filled ||= text.trim() !== '';
  }
  if (filled && settings === 0) return say('profile:damaged.notAProfile', { line: 1, text: showable(lineText(profile, 0), 40) });
  return null;
}
