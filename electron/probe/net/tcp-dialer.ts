import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import { remaining, type Deadline } from './deadline.ts';
import type { ConnectOutcome, Dialer, Endpoint, UdpOutcome } from './dialer.ts';
import { socketConnection } from './socket-connection.ts';

const UNREACHABLE = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL', 'EPROTO', 'ENOPROTOOPT']);
const LOCAL = new Set(['EACCES', 'EPERM']);

/** Opens one TCP connection to one address; no happy eyeballs, which would hide a dead address. */
function connectTcp(to: Endpoint, deadline: Deadline): Promise<ConnectOutcome> {
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  return new Promise((resolve) => {
    if (deadline.signal.aborted) return resolve({ kind: 'cancelled', ms: 0 });
    const socket = connect({ host: to.address, port: to.port, autoSelectFamily: false, noDelay: true });
    const settle = (outcome: ConnectOutcome) => {
      clearTimeout(timer);
      deadline.signal.removeEventListener('abort', abort);
      socket.removeListener('error', fail);
      socket.removeListener('connect', open);
      // A late error of a socket we gave up on must not become an uncaught one.
      if (outcome.kind !== 'open') socket.on('error', () => {}).destroy();
      resolve(outcome);
    };
    const abort = () => settle({ kind: 'cancelled', ms: elapsed() });
    const timer = setTimeout(() => settle({ kind: 'timeout', ms: elapsed() }), remaining(deadline));
    const fail = (error: NodeJS.ErrnoException) => settle(failure(error.code ?? 'UNKNOWN', elapsed()));
    const open = () => settle({ kind: 'open', connection: socketConnection(socket, elapsed(), deadline.signal), ms: elapsed() });
    deadline.signal.addEventListener('abort', abort, { once: true });
    socket.once('error', fail).once('connect', open);
  });
}

function failure(code: string, ms: number): ConnectOutcome {
  if (code === 'ECONNREFUSED') return { kind: 'refused', ms, code };
  // The handshake was completed and the reset came before we could look: accepted, then thrown out.
  if (code === 'ECONNRESET') return { kind: 'resetAtOnce', ms };
  if (code === 'ETIMEDOUT') return { kind: 'timeout', ms };
  if (LOCAL.has(code)) return { kind: 'locallyBlocked', ms, code };
  if (UNREACHABLE.has(code)) return { kind: 'unreachable', ms, code };
  return { kind: 'unreachable', ms, code };
}

/** A connected datagram socket turns ICMP port unreachable into ECONNREFUSED; silence proves nothing. */
function exchange(to: Endpoint, datagram: Buffer, deadline: Deadline): Promise<UdpOutcome> {
  const start = performance.now();
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(to.address.split('%')[0] ?? '') ? 'udp6' : 'udp4');
    const settle = (outcome: UdpOutcome) => {
      clearTimeout(timer);
      clearTimeout(again);
      deadline.signal.removeEventListener('abort', abort);
      socket.removeAllListeners();
      socket.on('error', () => {});
      socket.close();
      resolve(outcome);
    };
    const abort = () => settle({ kind: 'silent', ms: performance.now() - start });
    const timer = setTimeout(abort, remaining(deadline));
    const again = setTimeout(() => socket.send(datagram, () => {}), remaining(deadline) / 2);
    deadline.signal.addEventListener('abort', abort, { once: true });
    socket.on('error', (error: NodeJS.ErrnoException) =>
      settle(error.code === 'ECONNREFUSED' ? { kind: 'closed', ms: performance.now() - start } : { kind: 'unavailable', code: error.code ?? 'UNKNOWN' }));
    socket.on('message', (bytes) => settle({ kind: 'answer', bytes: bytes.subarray(0, 2048), ms: performance.now() - start }));
    socket.connect(to.port, to.address, () => socket.send(datagram, () => {}));
  });
}

/** The real network. */
export const tcpDialer: Dialer = { connect: connectTcp, exchangeUdp: exchange };
