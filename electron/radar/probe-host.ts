import { systemNames, type NameSource } from '../probe/dns/name-source.ts';
import { deadlineIn, isOver, type Deadline } from '../probe/net/deadline.ts';
import type { Dialer } from '../probe/net/dialer.ts';
import { attempt, type Attempt } from '../probe/run/attempt.ts';
import { judgeAttempt, type JudgeContext } from '../probe/run/judge-attempt.ts';
import type { KeyShare } from '../probe/tls/groups.ts';
import { judgeDns } from '../probe/verdict/judge-dns.ts';
import { judgeMixedAddresses, selectVerdict } from '../probe/verdict/select-verdict.ts';
import { roundMs, type StageResult } from '../probe/verdict/stage-result.ts';
import type { HostGate } from './host-gate.ts';
import type { RadarTarget } from './input/read-targets.ts';
import type { LagMeter } from './lag-meter.ts';
import { factsOfAttempt, type RadarReading } from './reading.ts';

/** What probing a host needs from outside. */
export interface RadarPorts {
  readonly dialer: Dialer;
  readonly gate: HostGate;
  readonly lag: LagMeter;
  readonly names?: NameSource;
  shares(): ReadonlyMap<number, KeyShare>;
}

const DNS_LIMIT_MS = 4000;
const ALIAS_LIMIT_MS = 500;
/** Of a name with many addresses, so many are tried one after the other while none opens. */
const MAX_ADDRESSES = 4;
/** Findings that another name of the host in DNS (CNAME) could explain. */
const NAME_FINDINGS = new Set(['DNS_WRONG_HOST', 'MIDDLEBOX_TLS_INSPECTION']);

/** Probes one host with one connection; to another address of its name only where the first does not open. Null when it was cancelled. */
export async function probeHost(target: RadarTarget, ports: RadarPorts, deadline: Deadline): Promise<RadarReading | null> {
  const names = ports.names ?? systemNames;
  const dns = target.kind === 'address' ? null : await resolve(target, names, deadline);
  const addresses = dns ? dns.addresses.slice(0, MAX_ADDRESSES) : [target.host];
  let results: StageResult[] = dns ? [dns.result] : [];
  let last: Attempt | null = null;
  let ms = 0;
  for (const address of addresses) {
    const probed = await probeAddress(address, target, ports, names, deadline);
    if (deadline.signal.aborted) return null;
    results = [...results, ...probed.results];
    last = probed.attempt;
    ms = probed.ms;
    if (last.tcp.kind === 'open' || isOver(deadline)) break;
  }
  if (deadline.signal.aborted) return null;
  const place = { host: target.host, port: target.port, address: null };
  const judged = dns ? judgeMixedAddresses(results, place) : results;
  const verdict = selectVerdict({ results: judged, place, addresses, cancelled: false }).code;
  return { verdict, ms, ...factsOfAttempt(last) };
}

async function resolve(target: RadarTarget, names: NameSource, deadline: Deadline) {
  const reading = await names.lookupName(target.host, {}, deadlineIn(DNS_LIMIT_MS, deadline));
  return judgeDns(reading, { host: target.host, port: target.port, address: null }, '');
}

async function probeAddress(address: string, target: RadarTarget, ports: RadarPorts, names: NameSource, deadline: Deadline): Promise<{ attempt: Attempt; results: StageResult[]; ms: number }> {
  const arrived = performance.now();
  const leave = await ports.gate.enter(address);
  // Its turn was ours to wait for, not the host's to pay for.
  const own: Deadline = { ...deadline, endsAt: deadline.endsAt + performance.now() - arrived };
  try {
    const mark = ports.lag.mark();
    const made = await attempt(ports.dialer, { address, port: target.port }, { serverName: target.name, shares: ports.shares() }, own);
    const ms = waitedMs(made, ports.lag.meanSince(mark));
    const judge: JudgeContext = { place: { host: target.host, port: target.port, address }, typed: target.name, aliases: [], at: '', now: Date.now() };
    const results = judgeAttempt(made, judge);
    const namedOtherwise = target.kind === 'name' && results.some((row) => row.findings.some((one) => NAME_FINDINGS.has(one.code)));
    if (!namedOtherwise) return { attempt: made, results, ms };
    const aliases = await names.lookupAliases(target.host, {}, deadlineIn(ALIAS_LIMIT_MS, own));
    return { attempt: made, results: judgeAttempt(made, { ...judge, aliases }), ms };
  } finally {
    leave();
  }
}

/** The times of the stages, less what our own loop kept their answers waiting; never less than nothing. */
function waitedMs(made: Attempt, lagMs: number): number {
  const waits = [made.tcp.ms, made.negotiation?.ms, made.tlsMs, made.nla?.ms].filter((ms) => ms !== undefined);
  return roundMs(waits.reduce((sum, ms) => sum + Math.max(0, ms - lagMs), 0));
}
