import { connect, type Socket } from 'node:net';
import { connect as tlsConnect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { LOOPBACK } from '../servers/lab-server.ts';

/** What a connection did until it ended or the time was over. */
export interface Seen {
  readonly bytes: Buffer;
  /** ms of each arrival since the request. */
  readonly arrivals: number[];
  readonly ended: 'fin' | 'reset' | 'open';
}

/** The first request of the product: SSL, HYBRID and HYBRID_EX asked for. */
export function request(protocols = 0x0b): Buffer {
  const bytes = Buffer.from('0300002d28e00000000000436f6f6b69653a206d737473686173683d726470646961670d0a0100080000000000', 'hex');
  bytes.writeUInt32LE(protocols, 41);
  return bytes;
}

/** Sends bytes and watches what comes back for so long, ms. */
export function watch(port: number, say: Buffer, forMs: number): Promise<Seen> {
  return new Promise((resolve) => {
    const start = performance.now();
    const chunks: Buffer[] = [];
    const arrivals: number[] = [];
    const socket = connect(port, LOOPBACK, () => socket.write(say));
    const end = (ended: Seen['ended']) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ bytes: Buffer.concat(chunks), arrivals, ended });
    };
    const timer = setTimeout(() => end('open'), forMs);
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      arrivals.push(performance.now() - start);
    });
    socket.on('error', () => end('reset')).on('end', () => end('fin'));
  });
}

/** Negotiates, then opens TLS with Node's own client; rejects with OpenSSL's error. */
export function openTls(port: number, options: ConnectionOptions = {}): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, LOOPBACK, () => socket.write(request()));
    socket.once('error', reject).once('data', () => {
      const secured = tlsConnect({ socket, rejectUnauthorized: false, minVersion: 'TLSv1', ciphers: 'TLS_AES_128_GCM_SHA256:DEFAULT:@SECLEVEL=0', ...options });
      secured.once('secureConnect', () => resolve(secured)).once('error', reject);
    });
  });
}
