import type { TlsOutcome } from './outcome.ts';
import type { Parsed } from './parse.ts';

type WithoutFacts<T> = T extends unknown ? Omit<T, 'facts'> : never;

/** Any end of a handshake but the good one, before its facts are put in. */
export type Ending = WithoutFacts<Exclude<TlsOutcome, { kind: 'established' }>>;

/** Unwinds the flows when a handshake cannot go on. Thrown and caught inside this folder only. */
export class HandshakeStop extends Error {
  readonly ending: Ending;

  constructor(ending: Ending) {
    super(ending.kind);
    this.ending = ending;
  }
}

export const malformed = (because: string): HandshakeStop => new HandshakeStop({ kind: 'malformed', because });

/** The value, or the end of the handshake. */
export function orStop<T>(result: Parsed<T>): T {
  if (!result.ok) throw malformed(result.because);
  return result.value;
}
