import { offeredSuites } from './cipher-suites.ts';
import { OFFERED_GROUPS } from './groups.ts';
import { ALL_VERSIONS, MESSAGE, RECORD, wireVersion } from './protocol.ts';
import { RETRY_RANDOM } from './server-hello.ts';
import { OFFERED_SCHEMES } from './signature-schemes.ts';
import { handshakeMessage, plainRecord, u16, u8, vector } from './wire-writer.ts';

/** Hands out the fuzzer's bytes as choices; gives zeros when they are used up. */
class Choices {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    return this.#bytes[this.#at++] ?? 0;
  }

  some(max: number): Buffer {
    const length = Math.min(this.byte() % (max + 1), Math.max(0, this.left));
    this.#at += length;
    return Buffer.from(this.#bytes.subarray(this.#at - length, this.#at));
  }

  of<T>(values: readonly T[], fallback: T): T {
    return values[this.byte() % Math.max(1, values.length)] ?? fallback;
  }
}

const SUITES = offeredSuites(ALL_VERSIONS);

function serverHello(choices: Choices): Buffer {
  const version = wireVersion(choices.of(ALL_VERSIONS, 'TLSv1.2'));
  const modern = version === 0x0304 || choices.byte() % 8 === 0;
  const extensions = modern ? [u16(43), vector(2, u16(version))] : [];
  if (choices.byte() % 2 === 0) extensions.push(u16(51), vector(2, u16(choices.of(OFFERED_GROUPS, 0x1d)), choices.byte() % 3 === 0 ? Buffer.alloc(0) : vector(2, choices.some(66))));
  if (choices.byte() % 4 === 0) extensions.push(u16(choices.byte()), vector(2, choices.some(20)));
  const random = choices.byte() % 4 === 0 ? RETRY_RANDOM : Buffer.alloc(32, choices.byte());
  return handshakeMessage(MESSAGE.serverHello, u16(Math.min(version, 0x0303)), random, vector(1, choices.some(32)), u16(choices.of(SUITES, 0x2f)), u8(0), vector(2, ...extensions));
}

function keyExchange(choices: Choices): Buffer {
  const point = choices.some(133);
  const params = choices.byte() % 2 === 0 ? [u8(3), u16(choices.of(OFFERED_GROUPS, 0x1d)), vector(1, point)] : [vector(2, choices.some(255)), vector(2, choices.some(4)), vector(2, point)];
  return handshakeMessage(MESSAGE.serverKeyExchange, ...params, u16(choices.of(OFFERED_SCHEMES, 0x0804)), vector(2, choices.some(255)));
}

/** One thing a server may say, by the protocol's grammar or against it. */
function say(choices: Choices, certificate: Buffer): Buffer {
  const handshake = (message: Buffer) => plainRecord(RECORD.handshake, 0x0303, message);
  switch (choices.byte() % 9) {
    case 0:
    case 1: return handshake(serverHello(choices));
    case 2: return handshake(handshakeMessage(MESSAGE.certificate, vector(3, vector(3, certificate), vector(3, choices.some(80)))));
    case 3: return handshake(keyExchange(choices));
    case 4: return handshake(Buffer.concat([handshakeMessage(MESSAGE.certificateRequest, choices.some(60)), handshakeMessage(MESSAGE.serverHelloDone)]));
    case 5: return plainRecord(RECORD.alert, 0x0303, Buffer.from([1 + (choices.byte() % 2), choices.byte()]));
    case 6: return plainRecord(20 + (choices.byte() % 4), 0x0300 + (choices.byte() % 5), choices.some(200));
    case 7: return handshake(Buffer.concat([u8(choices.byte() % 25), u8(choices.byte() % 4), u16(choices.byte() * 257), choices.some(200)]));
    default: return choices.some(100);
  }
}

/** Turns the fuzzer's bytes into a server's side of a conversation, cut into pieces as a network would. */
export function conversation(bytes: Buffer, certificate: Buffer): Buffer[] {
  const choices = new Choices(bytes);
  const chunks: Buffer[] = [];
  if (choices.byte() % 4 !== 0) chunks.push(plainRecord(RECORD.handshake, 0x0303, serverHello(choices)));
  while (choices.left > 0 && chunks.length < 64) {
    const said = say(choices, certificate);
    const cut = choices.byte() % 4 === 0 ? choices.byte() : said.length;
    chunks.push(said.subarray(0, cut), said.subarray(cut));
  }
  return chunks.filter((chunk) => chunk.length > 0);
}
