import type { Socket } from 'node:net';
import { pause, PeerGone, readSome, sequence, type Peer, type Step } from './peer.ts';

/** Sends bytes, given as hex, text or a buffer. */
export function send(bytes: Buffer | { hex: string } | { text: string }): Step {
  const data = Buffer.isBuffer(bytes) ? bytes : 'hex' in bytes ? Buffer.from(bytes.hex, 'hex') : Buffer.from(bytes.text, 'latin1');
  return async (peer) => {
    if (!peer.stream.writable) throw new PeerGone();
    peer.stream.write(data);
  };
}

export function wait(ms: number): Step {
  return (peer) => pause(peer, ms);
}

/** Waits for the first bytes of the other side and forgets them. */
export const read: Step = async (peer) => {
  await readSome(peer);
};

/** Ends the connection with FIN. */
export const fin: Step = async (peer) => {
  await new Promise<void>((resolve) => peer.socket.end(resolve));
};

/** Ends the connection with RST. `resetAndDestroy()` would send a FIN before it, and the client could see either. */
export const reset: Step = async (peer) => {
  (peer.socket as Socket & { resetAndClosing: boolean }).resetAndClosing = true;
  peer.socket.destroy();
};

/** Reads everything and never answers. */
export const silence: Step = async (peer) => {
  for (;;) await readSome(peer);
};

/** Gives every byte back. */
export const echo: Step = async (peer) => {
  for (;;) peer.stream.write(await readSome(peer));
};

/** Sends the bytes one by one: defeats time-outs that start anew with every byte. */
export function drip(bytes: Buffer, everyMs: number): Step {
  return async (peer) => {
    for (const byte of bytes) {
      peer.stream.write(Buffer.of(byte));
      await pause(peer, everyMs);
    }
  };
}

/** Sends the block again and again, as fast as it is taken. */
export function flood(block: Buffer, totalBytes = 512 * 1024 * 1024): Step {
  return async (peer) => {
    for (let sent = 0; sent < totalBytes; sent += block.length) {
      if (!peer.stream.writable) throw new PeerGone();
      if (!peer.stream.write(block)) await drained(peer);
    }
  };
}

function drained(peer: Peer): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      peer.stream.removeListener('drain', done);
      peer.over.removeEventListener('abort', done);
      resolve();
    };
    peer.stream.once('drain', done);
    peer.over.addEventListener('abort', done, { once: true });
  });
}

/** Reads the request, then speaks: what a service that waits for its client does. */
export function answer(bytes: Buffer | { hex: string } | { text: string }): Step {
  return sequence(read, send(bytes));
}
