import type { Message } from '../../preload/contract/text.ts';

/** A Message: the key of a sentence and its values. Hostile values must have gone through `showable` before. */
export function say(key: string, params?: Record<string, string | number>): Message {
  return params ? { key, params } : { key };
}
