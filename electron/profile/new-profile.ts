import type { Target } from '../probe/target/target.ts';
import { editProfile, type Change } from './model/edit.ts';
import { encodeText } from './model/encoding.ts';
import { readProfile } from './model/profile.ts';

/** What a new file asks for: who is there is checked, the password is asked by Windows, and nothing of the PC is shared. */
const CAREFUL = [
  'screen mode id:i:2', 'authentication level:i:2', 'enablecredsspsupport:i:1', 'negotiate security layer:i:1', 'prompt for credentials:i:1',
  'drivestoredirect:s:', 'redirectclipboard:i:0', 'redirectprinters:i:0', 'redirectsmartcards:i:0', 'autoreconnection enabled:i:1',
];

/** A new .rdp file as mstsc writes one: UTF-16LE with its mark, CR LF. `settings` go over the careful ones. */
export function newProfile(target: Target, settings: readonly Change[] = []): Buffer {
  const lines = [`full address:s:${target.input}`, ...CAREFUL].map((line) => `${line}\r\n`).join('');
  const careful = Buffer.concat([Buffer.from([0xff, 0xfe]), encodeText(lines, 'utf-16le') ?? Buffer.alloc(0)]);
  const edited = editProfile(readProfile(careful), settings);
  return edited.ok ? edited.bytes : careful;
}
