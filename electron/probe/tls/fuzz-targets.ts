import { firstLabelAgrees, matchName } from '../certificate/match-name.ts';
import { readCertificate } from '../certificate/read-certificate.ts';
import type { Connection } from '../net/connection.ts';
import { budget } from '../net/deadline.ts';
import { readAlert } from './alerts.ts';
import { parseCertificateMessage } from './certificate-message.ts';
import { parseCertificateRequest13, parseCertificateVerify } from './certificate-verify.ts';
import { parseExtensionsMessage } from './extensions.ts';
import { FUZZ_CERTIFICATE } from './fuzz-certificate.ts';
import { conversation } from './fuzz-grammar.ts';
import { tlsHandshake } from './handshake.ts';
import { parseRecordHeader } from './record-header.ts';
import { parseServerHello } from './server-hello.ts';
import { agree, parseServerKeyExchange } from './server-key-exchange.ts';
import { byteConnection } from './testing/byte-connection.ts';
import { probeTlsVersion } from './version-probe.ts';
import { u16, u8, vector } from './wire-writer.ts';

/** Something that must take any bytes: it throws only when a promise of its parser is broken. */
export interface FuzzTarget {
  readonly name: string;
  /** Good inputs to begin from. */
  readonly seeds: readonly Buffer[];
  run(bytes: Buffer): void | Promise<void>;
}

const deadline = () => budget(2000, new AbortController().signal);
const connectionOf = (chunks: readonly Buffer[]): Connection => byteConnection(chunks);

/** An outcome that stands for a fault of ours. */
function refuse(outcome: { kind: string; because?: string }): void {
  if (outcome.kind === 'malformed' && outcome.because?.startsWith('unexpected')) throw new Error(outcome.because);
}

async function handshake(chunks: readonly Buffer[]): Promise<void> {
  const outcome = await tlsHandshake(connectionOf(chunks), deadline(), {});
  refuse(outcome);
  readCertificate(outcome.facts.chain);
}

function certificate(bytes: Buffer): void {
  const reading = readCertificate([bytes, FUZZ_CERTIFICATE]);
  if (reading.kind !== 'certificate') return;
  for (const date of [reading.notBefore, reading.notAfter]) if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date)) throw new Error(`date ${date}`);
  for (const name of reading.names) {
    matchName(name, reading);
    firstLabelAgrees(name, reading);
  }
}

/** Takes the seed apart: what the fuzzer changes in a certificate is in most cases no longer DER, so it edits places instead. */
function editedCertificate(bytes: Buffer): void {
  const der = Buffer.from(FUZZ_CERTIFICATE);
  for (let at = 0; at + 2 < bytes.length && at < 60; at += 3) der[bytes.readUInt16BE(at) % der.length] = bytes[at + 2] ?? 0;
  certificate(der);
}

function keyExchange(kind: 'ecdhe' | 'dhe'): FuzzTarget['run'] {
  return (bytes) => {
    const parsed = parseServerKeyExchange(bytes, kind, true);
    if (parsed.ok) agree(parsed.value.exchange, new Map());
  };
}

const SERVER_HELLO = Buffer.concat([u16(0x0303), Buffer.alloc(32, 1), vector(1), u16(0x1301), u8(0), vector(2, u16(43), vector(2, u16(0x0304)))]);
const POINT = Buffer.concat([u8(3), u16(0x1d), vector(1, Buffer.alloc(32, 9)), u16(0x0804), vector(2, Buffer.alloc(64))]);
const NUMBERS = Buffer.concat([vector(2, Buffer.alloc(64, 0xff)), vector(2, u8(2)), vector(2, Buffer.alloc(64, 7)), u16(0x0804), vector(2, Buffer.alloc(64))]);

/** Every parser of the TLS client and of certificates, and whole conversations by grammar. */
export const fuzzTargets: readonly FuzzTarget[] = [
  { name: 'tls-record-header', seeds: [Buffer.from('1603030040', 'hex')], run: (bytes) => { parseRecordHeader(bytes); } },
  { name: 'tls-alert', seeds: [Buffer.from([2, 40])], run: (bytes) => { readAlert(bytes, true); readAlert(bytes, false); } },
  { name: 'tls-server-hello', seeds: [SERVER_HELLO], run: (bytes) => { parseServerHello(bytes); } },
  { name: 'tls-extensions', seeds: [vector(2, u16(0), vector(2))], run: (bytes) => { parseExtensionsMessage(bytes); } },
  { name: 'tls-certificate-message', seeds: [vector(3, vector(3, FUZZ_CERTIFICATE))], run: (bytes) => { parseCertificateMessage(bytes, true); parseCertificateMessage(bytes, false); } },
  { name: 'tls-key-exchange-ecdhe', seeds: [POINT], run: keyExchange('ecdhe') },
  { name: 'tls-key-exchange-dhe', seeds: [NUMBERS], run: keyExchange('dhe') },
  { name: 'tls-certificate-verify', seeds: [Buffer.concat([u16(0x0804), vector(2, Buffer.alloc(64))])], run: (bytes) => { parseCertificateVerify(bytes); parseCertificateRequest13(bytes); } },
  { name: 'certificate', seeds: [FUZZ_CERTIFICATE], run: certificate },
  { name: 'certificate-edits', seeds: [Buffer.from([0, 40, 1])], run: editedCertificate },
  { name: 'tls-conversation', seeds: [Buffer.alloc(40, 3)], run: (bytes) => handshake(conversation(bytes, FUZZ_CERTIFICATE)) },
  { name: 'tls-conversation-raw', seeds: [Buffer.from('15030300020228', 'hex')], run: (bytes) => handshake([bytes]) },
  { name: 'tls-version-probe', seeds: [Buffer.from('15030300020246', 'hex')], run: async (bytes) => refuse(await probeTlsVersion(connectionOf([bytes]), deadline(), 'TLSv1.2')) },
];
