import type { Answer, NameReading } from '../dns/lookup.ts';
import { say } from '../../locale/say.ts';
import { factsOf, finding, roundMs, stateOf, type Finding, type Place, type StageResult } from './stage-result.ts';
import type { FixedVerdictCode } from '../../../preload/contract/verdict-codes.ts';

/** A lookup slower than this delays every connection, ms. */
const SLOW_MS = 1000;

export interface DnsJudgement {
  readonly result: StageResult;
  /** Every address to try, system's order first. */
  readonly addresses: string[];
}

/** Judges what the name sources said. */
export function judgeDns(reading: NameReading, place: Place, at: string): DnsJudgement {
  const own = [...listed(reading.a), ...listed(reading.aaaa)];
  const system = reading.system ? listed(reading.system) : [];
  const addresses = [...new Set([...system, ...own])];
  const findings: Finding[] = [];
  const facts = factsOf(place, at, {
    'dns.addresses': addresses, 'dns.ms': reading.ms, 'dns.server': reading.servers.join(', '),
    'dns.a': told(reading.a), 'dns.aaaa': told(reading.aaaa), ...(reading.system ? { 'dns.system': told(reading.system) } : {}),
  });
  if (addresses.length === 0) {
    const code = failureCode(reading);
    if (code !== null) findings.push(finding('dns', code, 'fail', place, ['dns.a', 'dns.aaaa'], { server: reading.servers.join(', ') || '–', ms: Math.round(reading.ms), answer: answerName(reading) }, storyOf(code, reading)));
  } else {
    if (reading.ms > SLOW_MS) findings.push(finding('dns', 'DNS_SLOW', 'warn', place, ['dns.ms'], { ms: Math.round(reading.ms) }));
    if (sourcesDiffer(place.host, own, system)) findings.push(finding('dns', 'DNS_SOURCES_DIFFER', 'warn', place, ['dns.a', 'dns.aaaa', 'dns.system'], { own: own.join(', '), system: system.join(', ') }));
  }
  const unread = addresses.length === 0 && findings.length === 0;
  return {
    addresses,
    result: {
      stage: 'dns', address: null, state: unread ? 'timedOut' : stateOf(findings), ms: roundMs(reading.ms), findings, facts, stops: addresses.length === 0,
      ...(addresses.length > 0 ? { detail: say('probe:detail.dns', { addresses: addresses.join(', ') }) } : {}),
    },
  };
}

function listed(answer: Answer): string[] {
  return answer.kind === 'addresses' ? answer.addresses : [];
}

function told(answer: Answer): string[] | string {
  if (answer.kind === 'addresses') return answer.addresses;
  return answer.kind === 'servfail' ? codeName(answer.code).toLowerCase() : answer.kind;
}

/** `EREFUSED` as RFC 1035 4.1.1 calls it. */
function codeName(code: string): string {
  return code.replace(/^E(?!AI_)/, '');
}

/** How the server declined, for the sentence. */
function answerName({ a, aaaa }: NameReading): string {
  const failed = [a, aaaa].find((answer) => answer.kind === 'servfail');
  return failed?.kind === 'servfail' ? codeName(failed.code) : '';
}

/** Silence has three stories: nobody answered, nothing listens where DNS should be, and half an answer. */
function storyOf(code: FixedVerdictCode, { a, aaaa }: NameReading): string | undefined {
  if (code !== 'DNS_TIMEOUT') return undefined;
  if (a.kind === 'noServer' || aaaa.kind === 'noServer') return 'probe:verdict.DNS_TIMEOUT_refused';
  return a.kind === 'nodata' || aaaa.kind === 'nodata' ? 'probe:verdict.DNS_TIMEOUT_half' : undefined;
}

/** The clearest word wins: a name that does not exist, then a server that failed, then silence, then a name without addresses. */
function failureCode(reading: NameReading): FixedVerdictCode | null {
  const kinds = [reading.a.kind, reading.aaaa.kind];
  if (kinds.includes('nxdomain')) return 'DNS_NXDOMAIN';
  if (kinds.includes('servfail')) return 'DNS_SERVFAIL';
  if (kinds.every((kind) => kind === 'nodata')) return 'DNS_NO_ADDRESS';
  if (kinds.includes('timeout') || kinds.includes('noServer')) {
    if (reading.system?.kind === 'nxdomain') return 'DNS_NXDOMAIN';
    // A second is enough for any server that is there; less was our own impatience.
    return reading.cutByBudget && reading.ms < SLOW_MS && kinds.includes('timeout') ? null : 'DNS_TIMEOUT';
  }
  return 'DNS_NO_ADDRESS';
}

/** Only names with a dot are asked alike by both sources; short names get suffixes from the system alone. */
function sourcesDiffer(host: string, own: string[], system: string[]): boolean {
  return host.includes('.') && own.length > 0 && system.length > 0 && !own.some((address) => system.includes(address));
}
