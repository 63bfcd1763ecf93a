/** Record types (RFC 1035 3.2.2, RFC 3596). */
export const TYPE = { A: 1, CNAME: 5, PTR: 12, AAAA: 28 } as const;
export const RCODE = { ok: 0, servfail: 2, nxdomain: 3, refused: 5 } as const;

export interface DnsQuestion {
  readonly id: number;
  readonly name: string;
  readonly type: number;
  /** Where the question ends in the message. */
  readonly end: number;
}

export interface DnsRecord {
  readonly type: number;
  readonly data: Buffer;
  /** Owner, when it is not the name asked for. */
  readonly name?: string;
}

/** Reads the header and the first question; null when it makes no sense. Lower-cases the name. */
export function readQuestion(message: Buffer): DnsQuestion | null {
  if (message.length < 17 || message.readUInt16BE(4) !== 1) return null;
  const labels: string[] = [];
  let at = 12;
  for (;;) {
    const length = message[at];
    if (length === undefined || length > 63) return null;
    at += 1;
    if (length === 0) break;
    labels.push(message.toString('latin1', at, at + length).toLowerCase());
    at += length;
  }
  if (at + 4 > message.length) return null;
  return { id: message.readUInt16BE(0), name: labels.join('.'), type: message.readUInt16BE(at), end: at + 4 };
}

/** Builds the response to a query. */
export function writeResponse(query: Buffer, question: DnsQuestion, rcode: number, answers: readonly DnsRecord[]): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(question.id, 0);
  // Response, recursion desired and available.
  head.writeUInt16BE(0x8180 | rcode, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(answers.length, 6);
  return Buffer.concat([head, query.subarray(12, question.end), ...answers.map((one) => writeRecord(one, question.name))]);
}

function writeRecord(one: DnsRecord, asked: string): Buffer {
  const middle = Buffer.alloc(10);
  middle.writeUInt16BE(one.type, 0);
  middle.writeUInt16BE(1, 2);
  middle.writeUInt32BE(30, 4);
  middle.writeUInt16BE(one.data.length, 8);
  return Buffer.concat([encodeName(one.name ?? asked), middle, one.data]);
}

/** A name as labels (RFC 1035 3.1), without compression. */
export function encodeName(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '');
  return Buffer.concat([...labels.map((label) => Buffer.concat([Buffer.of(label.length), Buffer.from(label, 'latin1')])), Buffer.of(0)]);
}
