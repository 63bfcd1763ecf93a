import type { DeepLink } from '../../../preload/contract/link.ts';
import { parseDeepLink } from './deep-link.ts';

/**
 * The link that a start, or a second start, was given, if it is one of ours. Windows puts what it opens behind `--`; only what stands there
 * is read, one thing at a time, so that a link cannot smuggle in a switch or a file. (.rdp files: electron/ipc/connection/given-file.ts.)
 */
export function linkAmong(argv: readonly string[]): DeepLink | null {
  const end = argv.indexOf('--');
  const [only, ...more] = end === -1 ? [] : argv.slice(end + 1);
  return only !== undefined && more.length === 0 ? parseDeepLink(only) : null;
}

/** The arguments of a second start as it was started (`single-instance.ts` sends them along), or null when there is something else. */
export function exactArguments(more: unknown): string[] | null {
  const given: unknown = typeof more === 'object' && more !== null && 'argv' in more ? more.argv : null;
  return Array.isArray(given) && given.length < 1000 && given.every((one) => typeof one === 'string') ? given : null;
}

/** What the jump list offers, each by the same link that a web page could give. */
export const TASKS = { newCase: 'rdpdoctor://start', pasteError: 'rdpdoctor://paste', radar: 'rdpdoctor://radar' } as const;
