import { systemNames, type NameSource } from '../dns/name-source.ts';
import { deadlineIn, type Deadline } from '../net/deadline.ts';
import { judgeDns } from '../verdict/judge-dns.ts';
import { factsOf, finding, type StageResult } from '../verdict/stage-result.ts';
import type { Target } from '../target/target.ts';
import { sameHost } from '../verdict/judge-identity.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Live } from './live.ts';

const DNS_LIMIT_MS = 4000;
const MAX_ADDRESSES = 64;

export interface Resolution {
  readonly row: StageResult;
  readonly addresses: string[];
  /** CNAMEs of the name; settles when they are known, bounded. */
  readonly aliases: Promise<string[]>;
}

export interface ResolveOptions {
  readonly addresses?: readonly string[];
  readonly server?: string;
  readonly names?: NameSource;
}

/** The first rung: from what was typed to the addresses to try. */
export async function resolveTarget(target: Target, options: ResolveOptions, live: Live, deadline: Deadline): Promise<Resolution> {
  const at = new Date().toISOString();
  const place = { host: target.host, port: target.port, address: null };
  const given = options.addresses ?? (target.kind === 'address' ? [target.host] : null);
  if (given) {
    const state = options.addresses ? 'skipped' : 'notApplicable';
    const row: StageResult = { stage: 'dns', address: null, state, ms: 0, findings: [], facts: [], stops: false, detail: say(options.addresses ? 'probe:detail.dnsGiven' : 'probe:detail.dnsAddress') };
    return { row, addresses: [...given], aliases: Promise.resolve([]) };
  }
  live.begin('dns', null, DNS_LIMIT_MS);
  const limited = deadlineIn(DNS_LIMIT_MS, deadline);
  const lookup = options.server === undefined ? {} : { server: options.server };
  const names = options.names ?? systemNames;
  const aliases = names.lookupAliases(target.host, lookup, limited);
  const reading = await names.lookupName(target.host, lookup, limited);
  const { result, addresses } = judgeDns(reading, place, at);
  if (deadline.signal.aborted && addresses.length === 0) return { row: { ...result, state: 'cancelled', findings: [] }, addresses, aliases };
  return { row: result, addresses: addresses.slice(0, MAX_ADDRESSES), aliases };
}

/** Where an address points back to another machine's name. Nothing is asked for loopback addresses. */
export async function pointerFindings(target: Target, addresses: readonly string[], server: string | undefined, deadline: Deadline, source: NameSource = systemNames): Promise<Pick<StageResult, 'findings' | 'facts'>> {
  const asked = addresses.filter((address) => server !== undefined || !/^(127\.|::1$|fe80:)/.test(address)).slice(0, 4);
  const at = new Date().toISOString();
  const results = await Promise.all(asked.map(async (address) => {
    const names = await source.lookupPointer(address, server === undefined ? {} : { server }, deadline);
    const place = { host: target.host, port: target.port, address };
    const other = target.kind === 'name' && names.length > 0 && !names.some((name) => sameHost(name.replace(/\.$/, ''), target.host));
    return { facts: names.length > 0 ? factsOf(place, at, { 'dns.pointer': names }) : [], findings: other ? [finding('dns', 'DNS_PTR_MISMATCH', 'info', place, ['dns.pointer'], { address, pointer: showable(names.slice(0, 3).join(', '), 120) })] : [] };
  }));
  return { facts: results.flatMap((one) => one.facts), findings: results.flatMap((one) => one.findings) };
}
