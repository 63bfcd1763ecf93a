import { hostsLines } from './windows/hosts-file.ts';
import type { Answer, NameReading } from '../probe/dns/lookup.ts';
import type { NameSource } from '../probe/dns/name-source.ts';
import { isIP, isIPv4 } from 'node:net';
import type { PracticeState } from './model/state.ts';

/** The names of a practice network: its DNS server's records, and what the user's PC makes of them (hosts file, cache, suffixes). */
export function practiceNames(load: () => Promise<PracticeState | null>): NameSource {
  return {
    async lookupName(host, options): Promise<NameReading> {
      const state = await load();
      if (!state) return { a: { kind: 'timeout' }, aaaa: { kind: 'timeout' }, servers: [], ms: 0, cutByBudget: false };
      const told = ask(state, host);
      return {
        a: only(told, isIPv4), aaaa: only(told, (one) => !isIPv4(one)), servers: [options.server ?? state.network.dnsServer], ms: 1, cutByBudget: false,
        ...(options.server === undefined ? { system: systemAnswer(state, host) } : {}),
      };
    },
    lookupAliases: () => Promise.resolve([]),
    async lookupPointer(address) {
      const state = await load();
      return state?.network.pointers[address] ?? [];
    },
  };
}

/** Where the user's PC goes for what was typed: an address itself, or the first one its name leads to; null: nowhere. */
export function userAddress(state: PracticeState, host: string): string | null {
  if (isIP(host) !== 0) return host;
  const answer = systemAnswer(state, host);
  return answer.kind === 'addresses' ? (answer.addresses[0] ?? null) : null;
}

/** What the DNS server says about exactly this name. */
function ask({ network }: PracticeState, host: string): Answer {
  const wanted = host.toLowerCase();
  const own = Object.keys(network.records).find((name) => name.toLowerCase() === wanted);
  const record = own === undefined ? undefined : network.records[own];
  if (!record) return { kind: 'nxdomain' };
  if ('addresses' in record) return { kind: 'addresses', addresses: [...record.addresses] };
  return record.fails === 'servfail' ? { kind: 'servfail', code: 'ESERVFAIL' } : { kind: record.fails };
}

function only(answer: Answer, fits: (address: string) => boolean): Answer {
  if (answer.kind !== 'addresses') return answer;
  const addresses = answer.addresses.filter(fits);
  return addresses.length > 0 ? { kind: 'addresses', addresses } : { kind: 'nodata' };
}

/** The user's PC: hosts file, then its cache, then DNS with its suffixes for a name without a dot. */
function systemAnswer(state: PracticeState, host: string): Answer {
  const { client } = state;
  const candidates = host.includes('.') ? [host] : [host, ...client.suffixes.map((suffix) => `${host}.${suffix}`)];
  for (const name of candidates.map((one) => one.toLowerCase())) {
    const lines = hostsLines(client.hosts).filter((line) => line.names.some((one) => one.toLowerCase() === name)).map((line) => line.address);
    const cached = client.dnsCache.filter((entry) => entry.name.toLowerCase() === name).map((entry) => entry.address);
    const known = lines.length > 0 ? lines : cached;
    if (known.length > 0) return { kind: 'addresses', addresses: [...new Set(known)] };
    const told = ask(state, name);
    if (told.kind !== 'nxdomain') return told;
  }
  return { kind: 'nxdomain' };
}
