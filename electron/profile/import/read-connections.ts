import { say } from '../../locale/say.ts';
import { decodeText, detectEncoding } from '../model/encoding.ts';
import { MAX_IMPORT_BYTES, type ImportResult } from './connection.ts';
import { readMRemoteNg } from './mremoteng.ts';
import { readOneRemote } from './one-remote.ts';

/** Reads connections that mRemoteNG (XML) or 1Remote (JSON) exported; which of the two it is, the first character says. */
export function readConnections(bytes: Buffer): ImportResult {
  if (bytes.length > MAX_IMPORT_BYTES) return { ok: false, problem: say('profile:import.tooLarge', { max: MAX_IMPORT_BYTES / 1024 / 1024 }) };
  const { encoding, start } = detectEncoding(bytes, 'windows-1252');
  const text = decodeText(bytes.subarray(start), encoding);
  const first = text.trimStart().charAt(0);
  if (first === '<') return readMRemoteNg(text);
  return first === '[' || first === '{' ? readOneRemote(text) : { ok: false, problem: say('profile:import.notConnections') };
}
