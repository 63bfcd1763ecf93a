import type { Deadline } from './deadline.ts';

/** What a read found. `afterMs` counts from our last write, or from the open where nothing was written. */
export type ReadOutcome =
  | { kind: 'data'; bytes: Buffer }
  | { kind: 'closed'; by: 'fin' | 'reset'; afterMs: number }
  | { kind: 'timeout' }
  | { kind: 'cancelled' };

/** One stretch of the wire, for the technician who asks for raw bytes. `at` in ms since the connection opened. */
export interface WireEntry {
  readonly direction: 'sent' | 'received';
  readonly at: number;
  readonly bytes: Buffer;
  /** True when the stretch was longer than what is kept. */
  readonly cut: boolean;
}

/** An open TCP connection as the stages see it: bytes in order, bounded, with a deadline on every wait. */
export interface Connection {
  /** Resolves with whatever has arrived (at least one byte), or with why nothing will. */
  read(deadline: Deadline): Promise<ReadOutcome>;
  /** Gives bytes back that belong to the next reader. */
  unread(bytes: Buffer): void;
  write(bytes: Buffer): void;
  /** ms the TCP handshake took: one round trip. */
  readonly connectMs: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** Everything said so far, at most 64 KB of it. */
  readonly log: readonly WireEntry[];
  /** Destroys the socket and waits until the system has let go of it. */
  close(): Promise<void>;
}
