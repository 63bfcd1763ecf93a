import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { challengeAnswer } from './ntlm.ts';
import { PROTOCOL, type ServerPlan } from './server-plan.ts';
import { serveTls } from './tls-server.ts';
import { confirmFrame, failureFrame, MCS_DISCONNECT, readRequest, type RequestReading } from './x224.ts';

const MAX_REQUEST = 4096;

/** Plays one connection by its plan, as far as a client without credentials can get. */
export async function serveConnection(socket: Socket, plan: ServerPlan): Promise<void> {
  const request = await nextRequest(socket);
  if (request === null) return;
  if (request.kind === 'nonsense') return goodbye(socket, plan.toNonsense === 'mcsDisconnect' ? MCS_DISCONNECT : null);
  const { negotiation } = plan;
  if (request.kind === 'tls') {
    // Windows with CredSSP also takes TLS at once (MS-RDPBCGR 5.4.2.2); other servers take it for noise.
    const direct = negotiation.kind === 'select' && negotiation.offers.includes(PROTOCOL.HYBRID);
    return direct ? afterSelection(socket, plan, PROTOCOL.HYBRID) : goodbye(socket, plan.toNonsense === 'mcsDisconnect' ? MCS_DISCONNECT : null);
  }
  if (request.kind !== 'request' || negotiation.kind === 'close') return goodbye(socket, null);
  if (negotiation.kind === 'failure') return goodbye(socket, failureFrame(negotiation.code));
  const selected = negotiation.offers.find((bit) => (bit === PROTOCOL.RDP ? request.protocols === PROTOCOL.RDP : (request.protocols & bit) !== 0));
  if (selected === undefined) return goodbye(socket, failureFrame(negotiation.otherwise));
  if (request.rest.length > 0) socket.unshift(request.rest);
  socket.write(confirmFrame(selected));
  if (selected !== PROTOCOL.RDP) await afterSelection(socket, plan, selected);
}

async function afterSelection(socket: Socket, plan: ServerPlan, selected: number): Promise<void> {
  if (plan.tls.kind !== 'serve') {
    if (!await arrives(socket)) return;
    return goodbye(socket, plan.tls.kind === 'mcsDisconnect' ? MCS_DISCONNECT : null);
  }
  const channel = await serveTls(socket, plan.tls);
  if (!channel || selected === PROTOCOL.SSL || !plan.identity) return;
  if (!await arrives(channel)) return;
  channel.write(challengeAnswer(plan.identity, randomBytes(8), Date.now()));
  // A client that goes on has credentials; there is nobody here to sign in to.
  if (await arrives(channel)) channel.end();
}

/** Reads until a whole request is there; null when the other side went away first. */
async function nextRequest(socket: Socket): Promise<RequestReading | null> {
  let bytes: Buffer = Buffer.alloc(0);
  for (;;) {
    const reading = readRequest(bytes);
    if (reading.kind === 'tls') socket.unshift(bytes);
    if (reading.kind !== 'more') return reading;
    const more = await read(socket);
    if (more === null) return null;
    bytes = Buffer.concat([bytes, more]);
    if (bytes.length > MAX_REQUEST) return { kind: 'nonsense' };
  }
}

async function arrives(stream: Duplex): Promise<boolean> {
  return (await read(stream)) !== null;
}

/** The next bytes, or null at the end of the stream. The server's idle limit ends a wait that would not. */
function read(stream: Duplex): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const events = ['readable', 'end', 'close', 'error'] as const;
    const look = () => {
      const bytes = stream.read() as Buffer | null;
      if (bytes === null && !stream.destroyed && !stream.readableEnded) return;
      for (const event of events) stream.removeListener(event, look);
      resolve(bytes);
    };
    for (const event of events) stream.on(event, look);
    look();
  });
}

/** Says the last word, if any, and ends the stream in order. */
function goodbye(socket: Socket, word: Buffer | null): void {
  if (word) socket.end(word);
  else socket.end();
  socket.resume();
}
