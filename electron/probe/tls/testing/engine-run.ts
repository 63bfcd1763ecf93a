import { readFileSync, writeSync } from 'node:fs';
import { readCertificate } from '../../certificate/read-certificate.ts';
import { tlsHandshake } from '../handshake.ts';
import type { TlsOptions } from '../outcome.ts';
import { probeTlsVersion } from '../version-probe.ts';
import { ALL_VERSIONS } from '../protocol.ts';
import { dial } from './dial.ts';

/** One server to try, and how. */
export interface EngineTask {
  readonly port: number;
  readonly options: TlsOptions;
  readonly versions: boolean;
}

/** All that an engine sees of one server, without what differs from run to run. */
async function see(task: EngineTask): Promise<unknown> {
  const seen = await dial(task.port, async (connection, deadline) => {
    const outcome = await tlsHandshake(connection, deadline, task.options);
    const { chain, serverHelloMs: _hello, handshakeMs: _all, ...facts } = outcome.facts;
    let answer: unknown = null;
    if (outcome.kind === 'established') {
      outcome.session.write(Buffer.from('GET / HTTP/1.0\r\n\r\n'));
      const read = await outcome.session.read(deadline);
      answer = read.kind === 'data' ? read.bytes.toString('latin1', 0, 15) : read.kind;
    }
    return { kind: outcome.kind, because: 'because' in outcome ? outcome.because : null, description: 'description' in outcome ? outcome.description : null, facts, certificate: readCertificate(chain), answer };
  });
  const versions: unknown[] = [];
  for (const version of task.versions ? ALL_VERSIONS : []) {
    const { kind, ...rest } = await dial(task.port, (connection, deadline) => probeTlsVersion(connection, deadline, version));
    versions.push([version, kind, 'by' in rest ? rest.by : null]);
  }
  return { ...seen, versions };
}

/** Reads tasks from the standard input and writes what was seen to the standard output, both JSON. */
async function main(): Promise<void> {
  const tasks = JSON.parse(readFileSync(0, 'utf8')) as EngineTask[];
  const seen: unknown[] = [];
  for (const task of tasks) seen.push(await see(task));
  writeSync(1, JSON.stringify({ boringssl: process.versions['electron'] !== undefined, seen }));
}
void main();
