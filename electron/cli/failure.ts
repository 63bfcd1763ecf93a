import type { Message } from '../../preload/contract/text.ts';
import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** Ends a command with one sentence on stderr. The only exception of the command line; caught in `main.ts`. */
export class Failure extends Error {
  readonly exit: ExitCode;
  readonly text: Message;

  constructor(exit: ExitCode, text: Message) {
    super(text.key);
    this.exit = exit;
    this.text = text;
  }
}

/** Wrong usage (64): the sentence names the argument and what is allowed. */
export function usage(key: string, params: Record<string, string | number> = {}): Failure {
  const cleaned = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? showable(value, name === 'allowed' ? 600 : 80) : value]));
  return new Failure(EXIT.usage, say(`cli:usage.${key}`, cleaned));
}
