import { createSocket } from 'node:dgram';
import { isIPv4, SocketAddress } from 'node:net';
import { LOOPBACK, type LabServer } from '../servers/lab-server.ts';
import { encodeName, RCODE, readQuestion, TYPE, writeResponse, type DnsQuestion, type DnsRecord } from './dns-message.ts';

/** What the server knows of one name. */
export interface Zone {
  readonly a?: readonly string[];
  readonly aaaa?: readonly string[];
  readonly ptr?: readonly string[];
  readonly cname?: string;
  /** How it fails instead. */
  readonly fails?: 'nxdomain' | 'servfail' | 'refused' | 'silent';
  /** Answers so much later, ms. */
  readonly delayMs?: number;
}

/** A small DNS server on a loopback UDP port. Names it does not know do not exist. */
export function startDns(zones: Readonly<Record<string, Zone>>): Promise<LabServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  const timers = new Set<NodeJS.Timeout>();
  socket.on('message', (query, from) => {
    const question = readQuestion(query);
    if (!question) return;
    const zone = zones[question.name] ?? { fails: 'nxdomain' as const };
    asked.push(`${question.name} ${question.type}`);
    if (zone.fails === 'silent') return;
    const response = writeResponse(query, question, zone.fails ? RCODE[zone.fails] : RCODE.ok, zone.fails ? [] : recordsOf(zone, question, zones));
    const timer = setTimeout(() => {
      timers.delete(timer);
      socket.send(response, from.port, from.address);
    }, zone.delayMs ?? 0);
    timers.add(timer);
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, LOOPBACK, () => resolve({
      port: socket.address().port, address: LOOPBACK, log: () => asked.join('\n'),
      stop: () => new Promise((done) => {
        for (const timer of timers) clearTimeout(timer);
        socket.close(() => done());
      }),
    }));
  });
}

function recordsOf(zone: Zone, question: DnsQuestion, zones: Readonly<Record<string, Zone>>): DnsRecord[] {
  if (zone.cname !== undefined) {
    const target = zone.cname;
    return [{ type: TYPE.CNAME, data: encodeName(target) }, ...recordsOf(zones[target] ?? {}, question, zones).map((one) => ({ ...one, name: target }))];
  }
  switch (question.type) {
    case TYPE.A: return (zone.a ?? []).map((address) => ({ type: TYPE.A, data: addressBytes(address) }));
    case TYPE.AAAA: return (zone.aaaa ?? []).map((address) => ({ type: TYPE.AAAA, data: addressBytes(address) }));
    case TYPE.PTR: return (zone.ptr ?? []).map((name) => ({ type: TYPE.PTR, data: encodeName(name) }));
    default: return [];
  }
}

/** Network order bytes of an address. */
function addressBytes(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  // SocketAddress checks and compresses; what is left is to spread the groups around `::`.
  const [left = '', right] = new SocketAddress({ address, family: 'ipv6' }).address.split('::');
  const groups = (text: string) => text.split(':').filter((group) => group !== '').map((group) => Number.parseInt(group, 16));
  const head = groups(left);
  const tail = right === undefined ? [] : groups(right);
  const all = [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
  return Buffer.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}
