import type { Connection } from '../net/connection.ts';
import type { Deadline } from '../net/deadline.ts';
import { readAlert } from './alerts.ts';
import { oneVersionHello } from './bare-hello.ts';
import { suiteName } from './cipher-suites.ts';
import { HandshakeStop, malformed, orStop } from './handshake-stop.ts';
import { MessageAssembler } from './message-assembler.ts';
import type { TlsVersion } from './outcome.ts';
import { hex16, MESSAGE, messageName, RECORD, versionOf } from './protocol.ts';
import { RecordStream } from './record-stream.ts';
import { parseServerHello } from './server-hello.ts';

/** Whether a server takes one TLS version. `refused` is an answer; the last four kinds leave it open. */
export type VersionProbe =
  | { kind: 'accepted'; cipher: string }
  | { kind: 'refused'; by: 'alert'; description: number }
  | { kind: 'refused'; by: 'closed'; how: 'fin' | 'reset'; afterMs: number }
  /** It answered with another version, which a client that wants this one would not take. */
  | { kind: 'refused'; by: 'otherVersion'; version: string }
  | { kind: 'timeout' }
  | { kind: 'cancelled' }
  | { kind: 'notTls'; firstBytes: Buffer }
  | { kind: 'malformed'; because: string };

async function firstAnswer(records: RecordStream, deadline: Deadline, version: TlsVersion): Promise<VersionProbe> {
  const assembler = new MessageAssembler();
  for (;;) {
    const record = await records.next(deadline);
    if (record.type === RECORD.alert) {
      const alert = readAlert(record.content, false);
      if (alert.kind === 'malformed') throw malformed('an alert that is none');
      if (alert.kind === 'fatal') return { kind: 'refused', by: 'alert', description: alert.description };
      continue;
    }
    if (record.type !== RECORD.handshake) throw malformed(`a record of type ${record.type} for a ServerHello`);
    assembler.push(record.content);
    const head = assembler.head();
    if (head && (head.type !== MESSAGE.serverHello || head.declaredLength > 0xffff)) throw malformed(`${messageName(head.type)} for a ServerHello`);
    const message = assembler.take();
    if (!message) continue;
    const hello = orStop(parseServerHello(message.body));
    const chosen = versionOf(hello.version);
    return chosen === version ? { kind: 'accepted', cipher: suiteName(hello.suite) } : { kind: 'refused', by: 'otherVersion', version: chosen ?? hex16(hello.version) };
  }
}

/**
 * Asks whether the server takes exactly one TLS version: a ClientHello that offers it with as many suites as there
 * are, answered by a ServerHello (or HelloRetryRequest) or an alert. Nothing is decrypted; close the connection after.
 */
export async function probeTlsVersion(connection: Connection, deadline: Deadline, version: TlsVersion): Promise<VersionProbe> {
  connection.write(oneVersionHello(version));
  try {
    return await firstAnswer(new RecordStream(connection), deadline, version);
  } catch (error) {
    if (!(error instanceof HandshakeStop)) return { kind: 'malformed', because: `unexpected: ${String(error)}` };
    const { ending } = error;
    if (ending.kind === 'closed') return { kind: 'refused', by: 'closed', how: ending.by, afterMs: ending.afterMs };
    if (ending.kind === 'timeout' || ending.kind === 'cancelled' || ending.kind === 'notTls' || ending.kind === 'malformed') return ending;
    return { kind: 'malformed', because: ending.kind };
  }
}
