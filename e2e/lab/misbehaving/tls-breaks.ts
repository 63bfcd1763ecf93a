import { sequence, type Step } from './peer.ts';
import { fin, read, reset, send, silence } from './steps.ts';
import { alertRecord, HANDSHAKE, record } from './tls-records.ts';
import { confirm, HYBRID } from './x224.ts';

/** After the negotiation and the ClientHello: what happens instead of a ServerHello. */
function afterHello(...steps: readonly Step[]): Step {
  return sequence(confirm(HYBRID), read, ...steps);
}

export const finOnHello: Step = afterHello(fin);
export const resetOnHello: Step = afterHello(reset);
export const silenceOnHello: Step = afterHello(silence);
export const httpOnHello: Step = afterHello(send({ text: 'HTTP/1.0 403 Forbidden\r\n\r\n' }), fin);
/** xrdp whose key cannot be read: an MCS disconnect where TLS was due. */
export const tpktOnHello: Step = afterHello(send({ hex: '0300000902f0802180' }), fin);
export const garbageOnHello: Step = afterHello(send(Buffer.alloc(64, 0xa5)));
/** A record that says 40 KB; 16 KB and a little is the largest a record may be (RFC 8446 5.1). */
export const hugeRecord: Step = afterHello(send(record(HANDSHAKE, Buffer.alloc(40_000, 2))));
/** A handshake record whose message makes no sense. */
export const brokenHello: Step = afterHello(send(record(HANDSHAKE, Buffer.from('02000004ffffffff', 'hex'))));
/** Half a ServerHello, then nothing. */
export const partialHello: Step = afterHello(send(record(HANDSHAKE, Buffer.concat([Buffer.from('020000500303', 'hex'), Buffer.alloc(74)])).subarray(0, 40)));
/** The same, then FIN. */
export const partialHelloThenFin: Step = afterHello(send(record(HANDSHAKE, Buffer.alloc(80)).subarray(0, 20)), fin);

/** A fatal alert instead of a ServerHello (RFC 8446 6.2). */
export function alertOnHello(description: number): Step {
  return afterHello(send(alertRecord(description)), fin);
}
