/**
 * A Windows-like host on many loopback addresses at once: X.224, TLS with the certificate Windows makes, NTLM challenge. A process of its
 * own, so that its work is not counted as the radar's. Arguments: PORT ADDRESS…; one that begins with `!` takes connections and says
 * nothing. It says `ready PORT`, then one JSON line of counts for each line it is sent, and ends with its standard input.
 */
import { createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls';
import { makeCertificate } from '../lab/certificates/make.ts';
import { windowsCertificate } from '../lab/certificates/shapes.ts';
import { tsRequest } from '../lab/misbehaving/credssp.ts';
import { ntlmChallenge } from '../lab/misbehaving/ntlm.ts';
import { confirmBytes, HYBRID_EX } from '../lab/misbehaving/x224.ts';

const [portText = '0', ...addresses] = process.argv.slice(2);
const certificate = await makeCertificate(windowsCertificate());
const context = createSecureContext({ cert: certificate.certPem, key: certificate.keyPem });
const confirm = confirmBytes(HYBRID_EX);
const answer = tsRequest(6, { token: ntlmChallenge() });
const TLS_HANDSHAKE = 0x16;
/** How many connections were open at once to each address, at most: the radar promises one. */
let most = 0;
let total = 0;
let atOnce = 0;
let mostAtOnce = 0;
const open = new Map<string, number>();

let port = Number(portText);
for (const address of addresses) port = await listen(address, port);
process.stdout.write(`ready ${port}\n`);
process.stdin.on('data', () => process.stdout.write(`${JSON.stringify({ total, most, mostAtOnce })}\n`));
process.stdin.on('end', () => process.exit(0));

function listen(text: string, wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const silent = text.startsWith('!');
    const server = createServer({ noDelay: true }, (socket) => {
      if (silent) count(socket.resume());
      else serve(socket, context);
    });
    server.once('error', reject);
    server.listen({ host: text.replace('!', ''), port: wanted, backlog: 4096 }, () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : wanted);
    });
  });
}

function serve(socket: Socket, secureContext: SecureContext): void {
  count(socket);
  socket.once('data', (bytes) => {
    // Windows with CredSSP takes TLS at once as well (MS-RDPBCGR 5.4.2.2), which is how nmap's ssl-cert asks.
    if (bytes[0] === TLS_HANDSHAKE) socket.pause().unshift(bytes);
    else socket.write(confirm);
    const secured = new TLSSocket(socket, { isServer: true, secureContext });
    secured.on('error', () => socket.destroy());
    secured.once('data', () => secured.write(answer));
  });
}

function count(socket: Socket): void {
  const address = socket.localAddress ?? '';
  const now = (open.get(address) ?? 0) + 1;
  open.set(address, now);
  total++;
  atOnce++;
  most = Math.max(most, now);
  mostAtOnce = Math.max(mostAtOnce, atOnce);
  socket.on('error', () => socket.destroy());
  socket.once('close', () => {
    atOnce--;
    const left = (open.get(address) ?? 1) - 1;
    if (left === 0) open.delete(address);
    else open.set(address, left);
  });
}
