import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** Changes what the TLS server below wants to send: bytes in, bytes out, empty to swallow them. */
export type Tamper = (chunk: Buffer) => Buffer;

/** A stream between a TLS server and the socket that changes what passes to the client. */
export function tamperedStream(socket: Socket, tamper: Tamper): Duplex {
  const stream = new Duplex({
    allowHalfOpen: true,
    read() { socket.resume(); },
    write(chunk: Buffer, _encoding, done) {
      const changed = tamper(chunk);
      if (changed.length === 0 || !socket.writable) return done();
      socket.write(changed, () => done());
    },
    final(done) { socket.end(() => done()); },
    destroy(_error, done) {
      socket.destroy();
      done(null);
    },
  });
  socket.on('data', (bytes: Buffer) => {
    if (!stream.push(bytes)) socket.pause();
  });
  socket.on('end', () => stream.push(null));
  socket.on('close', () => stream.destroy());
  return stream;
}

/** Swallows the first flight larger than the limit and all that follows, as TCP does behind a path with a smaller MTU. */
export function swallowLarge(above: number): () => Tamper {
  return () => {
    let lost = false;
    return (chunk) => {
      lost ||= chunk.length > above;
      return lost ? Buffer.alloc(0) : chunk;
    };
  };
}

/** Lets so many bytes pass and nothing more. */
export function cutAfter(bytes: number): () => Tamper {
  return () => {
    let left = bytes;
    return (chunk) => {
      const passed = chunk.subarray(0, left);
      left -= passed.length;
      return passed;
    };
  };
}
