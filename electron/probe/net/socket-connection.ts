import type { Socket } from 'node:net';
import type { Connection, ReadOutcome, WireEntry } from './connection.ts';
import { remaining, type Deadline } from './deadline.ts';

/** More than any stage may read in one connection; a peer that sends more is cut off. */
const MAX_RECEIVED = 1024 * 1024;
/** While nobody reads, this much may wait before the socket is paused, so that a flood cannot fill memory. */
const MAX_QUEUED = 64 * 1024;
const MAX_LOG = 64 * 1024;

type End = { by: 'fin' | 'reset'; at: number };

/** Wraps a connected socket. The socket is destroyed when `signal` aborts. */
export function socketConnection(socket: Socket, connectMs: number, signal: AbortSignal): Connection {
  const opened = performance.now();
  const queue: Buffer[] = [];
  const log: WireEntry[] = [];
  let queued = 0;
  let logged = 0;
  let received = 0;
  let sent = 0;
  let lastWrite = opened;
  let end: End | null = null;
  let wake: (() => void) | null = null;
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));

  const note = (direction: WireEntry['direction'], bytes: Buffer) => {
    const room = MAX_LOG - logged;
    if (room <= 0) return;
    const kept = bytes.subarray(0, room);
    logged += kept.length;
    log.push({ direction, at: performance.now() - opened, bytes: Buffer.from(kept), cut: kept.length < bytes.length });
  };
  const finish = (by: End['by']) => {
    end ??= { by, at: performance.now() };
    wake?.();
  };
  const abort = () => {
    socket.destroy();
    wake?.();
  };
  if (signal.aborted) socket.destroy();
  signal.addEventListener('abort', abort, { once: true });

  socket.on('data', (bytes) => {
    received += bytes.length;
    note('received', bytes);
    queue.push(bytes);
    queued += bytes.length;
    if (received > MAX_RECEIVED) socket.destroy();
    else if (queued > MAX_QUEUED) socket.pause();
    wake?.();
  });
  socket.on('end', () => finish('fin'));
  socket.on('error', () => finish('reset'));
  socket.on('close', () => {
    signal.removeEventListener('abort', abort);
    finish('fin');
  });

  const take = (): ReadOutcome | null => {
    if (signal.aborted) return { kind: 'cancelled' };
    if (queue.length > 0) {
      const bytes = queue.length === 1 ? (queue[0] as Buffer) : Buffer.concat(queue);
      queue.length = 0;
      queued = 0;
      if (socket.isPaused()) socket.resume();
      return { kind: 'data', bytes };
    }
    return end && { kind: 'closed', by: end.by, afterMs: Math.max(0, end.at - lastWrite) };
  };

  return {
    connectMs,
    log,
    get bytesSent() { return sent; },
    get bytesReceived() { return received; },
    unread(bytes) {
      if (bytes.length === 0) return;
      queue.unshift(bytes);
      queued += bytes.length;
    },
    write(bytes) {
      if (socket.destroyed || end?.by === 'reset') return;
      sent += bytes.length;
      lastWrite = performance.now();
      note('sent', bytes);
      socket.write(bytes);
    },
    read(deadline: Deadline) {
      const now = take();
      if (now) return Promise.resolve(now);
      return new Promise((resolve) => {
        const settle = (outcome: ReadOutcome) => {
          clearTimeout(timer);
          wake = null;
          resolve(outcome);
        };
        const timer = setTimeout(() => settle({ kind: 'timeout' }), remaining(deadline));
        wake = () => {
          const outcome = take();
          if (outcome) settle(outcome);
        };
      });
    },
    async close() {
      signal.removeEventListener('abort', abort);
      socket.destroy();
      await closed;
    },
  };
}
