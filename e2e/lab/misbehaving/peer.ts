import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** One connection as a script sees it. */
export interface Peer {
  /** The TCP socket. */
  readonly socket: Socket;
  /** Where plain bytes go: the socket itself, or the TLS channel once there is one. */
  stream: Duplex;
  /** 1 for the first connection of this server. */
  readonly number: number;
  /** ms since the connection before this one arrived; Infinity for the first. */
  readonly sincePreviousMs: number;
  /** Aborted when the connection or the server is over. */
  readonly over: AbortSignal;
  note(text: string): void;
}

/** One behaviour. Steps run one after another until the connection is over. */
export type Step = (peer: Peer) => Promise<void>;

/** The connection ended while a step still wanted something of it: the normal end of many scripts. */
export class PeerGone extends Error {}

/** Runs steps in order. */
export function sequence(...steps: readonly Step[]): Step {
  return async (peer) => {
    for (const step of steps) await step(peer);
  };
}

/** The next bytes the other side sends. */
export async function readSome(peer: Peer): Promise<Buffer> {
  const { stream } = peer;
  for (;;) {
    const bytes = stream.read() as Buffer | null;
    if (bytes !== null && bytes.length > 0) return bytes;
    if (peer.over.aborted || stream.readableEnded || stream.destroyed) throw new PeerGone();
    await new Promise<void>((resolve) => {
      const events = ['readable', 'end', 'close', 'error'] as const;
      const done = () => {
        for (const event of events) stream.removeListener(event, done);
        peer.over.removeEventListener('abort', done);
        resolve();
      };
      for (const event of events) stream.once(event, done);
      peer.over.addEventListener('abort', done, { once: true });
    });
  }
}

/** Waits `ms`, or throws PeerGone when the connection ends first. */
export async function pause(peer: Peer, ms: number): Promise<void> {
  try {
    await sleep(ms, undefined, { signal: peer.over });
  } catch {
    throw new PeerGone();
  }
}
