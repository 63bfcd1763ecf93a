import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { askAgain } from './ask-again.ts';
import { remaining, type Deadline } from '../net/deadline.ts';

/** How one question to one resolver ended. c-ares tells all of these apart; getaddrinfo does not (rdp-wire §3). */
export type Answer =
  | { kind: 'addresses'; addresses: string[] }
  | { kind: 'nxdomain' }
  | { kind: 'nodata' }
  | { kind: 'servfail'; code: string }
  | { kind: 'timeout' }
  | { kind: 'noServer'; code: string };

/** What all sources said about one name. `system` is absent where a DNS server was named. */
export interface NameReading {
  readonly a: Answer;
  readonly aaaa: Answer;
  readonly system?: Answer;
  /** The DNS servers asked. */
  readonly servers: string[];
  /** ms until the first source gave an address, or until the last one gave up. */
  readonly ms: number;
  readonly cutByBudget: boolean;
}

/** Once one source has an address, the others get this long to agree, ms. */
const GRACE_MS = 120;

export interface LookupOptions {
  /** `IP` or `IP:port` / `[IPv6]:port` of the only server to ask. */
  readonly server?: string;
}

/** Asks c-ares for A and AAAA and the system for both, at once. */
export async function lookupName(host: string, options: LookupOptions, deadline: Deadline): Promise<NameReading> {
  const start = performance.now();
  const state: { a?: Answer; aaaa?: Answer; system?: Answer; firstAt?: number } = {};
  const wantsSystem = options.server === undefined;
  const record = (name: 'a' | 'aaaa' | 'system') => (answer: Answer) => {
    state[name] ??= answer;
    if (answer.kind === 'addresses') state.firstAt ??= performance.now();
  };
  const asked = [
    askAgain(options.server, (resolver) => resolver.resolve4(host), deadline).then(addresses, failed).then(record('a')),
    askAgain(options.server, (resolver) => resolver.resolve6(host), deadline).then(addresses, failed).then(record('aaaa')),
    ...(wantsSystem ? [askSystem(host).then(record('system'))] : []),
  ];
  await firstOf(Promise.all(asked), graceAfterFirst(asked), deadline);
  return {
    a: state.a ?? { kind: 'timeout' },
    aaaa: state.aaaa ?? { kind: 'timeout' },
    ...(wantsSystem ? { system: state.system ?? { kind: 'timeout' } } : {}),
    servers: options.server === undefined ? new Resolver().getServers() : [options.server],
    ms: (state.firstAt ?? performance.now()) - start,
    cutByBudget: deadline.cutByBudget,
  };

  async function graceAfterFirst(pending: Promise<void>[]): Promise<void> {
    await Promise.race(pending.map(async (one) => {
      await one;
      if (state.firstAt === undefined) await new Promise(() => {});
    }));
    await new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref());
  }
}

/** The names an address points back to; empty when there are none or nobody answers in time. */
export async function lookupPointer(address: string, options: LookupOptions, deadline: Deadline): Promise<string[]> {
  const resolver = newResolver(options, remaining(deadline));
  // Not `reverse`: that would answer loopback addresses from the hosts file.
  const names = resolver.resolvePtr(pointerName(address)).catch(() => []);
  await firstOf(names, new Promise(() => {}), deadline);
  resolver.cancel();
  return (await names).slice(0, 16);
}

/** The name under which an address's PTR record lives (RFC 1035 3.5, RFC 3596 2.5). */
function pointerName(address: string): string {
  const bytes = ipaddr.process(address.split('%')[0] ?? address).toByteArray();
  if (bytes.length === 4) return `${bytes.reverse().join('.')}.in-addr.arpa`;
  const nibbles = bytes.flatMap((byte) => [byte >> 4, byte & 15]).map((nibble) => nibble.toString(16));
  return `${nibbles.reverse().join('.')}.ip6.arpa`;
}

/** The CNAME chain's first names; empty when there are none or nobody answers in time. */
export async function lookupAliases(host: string, options: LookupOptions, deadline: Deadline): Promise<string[]> {
  const resolver = newResolver(options, remaining(deadline));
  const names = resolver.resolveCname(host).catch(() => []);
  await firstOf(names, new Promise(() => {}), deadline);
  resolver.cancel();
  return (await names).slice(0, 8);
}

function newResolver(options: LookupOptions, ms: number): Resolver {
  // Two tries within the deadline; a third would only repeat what the second showed.
  const resolver = new Resolver({ timeout: Math.max(50, Math.floor(ms / 3)), tries: 2 });
  if (options.server !== undefined) resolver.setServers([options.server]);
  return resolver;
}

function addresses(list: string[]): Answer {
  return list.length > 0 ? { kind: 'addresses', addresses: list.slice(0, 32) } : { kind: 'nodata' };
}

function failed(error: NodeJS.ErrnoException): Answer {
  switch (error.code) {
    case 'ENOTFOUND': return { kind: 'nxdomain' };
    case 'ENODATA': return { kind: 'nodata' };
    case 'ETIMEOUT': case 'ECANCELLED': return { kind: 'timeout' };
    case 'ECONNREFUSED': return { kind: 'noServer', code: 'ECONNREFUSED' };
    default: return { kind: 'servfail', code: error.code ?? 'UNKNOWN' };
  }
}

/** getaddrinfo: hosts file, suffixes, mDNS, whatever this computer uses. It cannot be cancelled, only left behind. */
function askSystem(host: string): Promise<Answer> {
  return new Promise((resolve) => {
    systemLookup(host, { all: true, verbatim: true }, (error, list: LookupAddress[]) => {
      if (!error) return resolve(addresses([...new Set(list.map((entry) => entry.address))]));
      resolve(error.code === 'ENOTFOUND' ? { kind: 'nxdomain' } : { kind: 'servfail', code: error.code ?? 'UNKNOWN' });
    });
  });
}

/** Waits for the first of two promises, the deadline or the signal. */
function firstOf(one: Promise<unknown>, other: Promise<unknown>, deadline: Deadline): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      deadline.signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, remaining(deadline));
    deadline.signal.addEventListener('abort', done, { once: true });
    if (deadline.signal.aborted) return done();
    void one.then(done, done);
    void other.then(done, done);
  });
}
