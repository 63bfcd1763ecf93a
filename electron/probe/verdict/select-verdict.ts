import { isIPv6 } from 'node:net';
import { STAGES } from '../../../preload/contract/words.ts';
import type { VerdictModel } from '../../../preload/contract/diagnosis.ts';
import type { VerdictCode } from '../../../preload/contract/verdict-codes.ts';
import { say } from '../../locale/say.ts';
import { finding, type Finding, type Place, type StageResult } from './stage-result.ts';

const DEAD = new Set(['TCP_REFUSED', 'TCP_TIMEOUT', 'TCP_UNREACHABLE']);

export interface VerdictInput {
  readonly results: readonly StageResult[];
  readonly place: Place;
  readonly addresses: readonly string[];
  readonly cancelled: boolean;
}

/** The first failing stage wins; what else is wrong stays a finding (contract §2). */
export function selectVerdict({ results, place, addresses, cancelled }: VerdictInput): VerdictModel {
  const fails = results.flatMap((row) => row.findings).filter((one) => one.state === 'fail');
  const order = (one: Finding) => STAGES.indexOf(one.stage) * 100 + (one.address === null ? -1 : addresses.indexOf(one.address));
  const first = [...fails].sort((a, b) => order(a) - order(b))[0];
  if (first) return { code: first.code as VerdictCode, stage: first.stage, sentence: first.text, address: first.address };
  const name = { host: place.host, port: place.port };
  const open = results.find((row) => row.state === 'cancelled' || row.state === 'timedOut' || row.state === 'unknown');
  if (cancelled) return { code: 'CANCELLED', stage: open?.stage ?? null, sentence: say('probe:verdict.CANCELLED', name), address: open?.address ?? null };
  const unfinished = results.find((row) => (row.state === 'timedOut' || row.state === 'unknown') && STAGES.indexOf(row.stage) < 6);
  if (unfinished) return { code: 'UNKNOWN', stage: unfinished.stage, sentence: say('probe:verdict.UNKNOWN', name), address: unfinished.address };
  return { code: 'HEALTHY', stage: null, sentence: say('probe:verdict.HEALTHY', name), address: addresses[0] ?? null };
}

/**
 * Where some addresses of a name answer and others are dead, the name is the fault: `DNS_IPV6_BROKEN` when only IPv6 is
 * dead, else `DNS_PARTIAL`. For `localhost` a dead ::1 is usual and only a warning.
 */
export function judgeMixedAddresses(results: readonly StageResult[], place: Place): StageResult[] {
  const rows = results.filter((row) => row.stage === 'tcp');
  const dead = rows.filter((row) => row.findings.some((one) => DEAD.has(one.code)));
  const alive = rows.filter((row) => row.state === 'pass');
  if (dead.length === 0 || alive.length === 0) return [...results];
  const addresses = { dead: dead.map((row) => row.address).join(', '), alive: alive.map((row) => row.address).join(', ') };
  const local = place.host === 'localhost';
  const v6 = dead.every((row) => isIPv6(row.address ?? '')) && alive.every((row) => !isIPv6(row.address ?? ''));
  const code = v6 ? 'DNS_IPV6_BROKEN' : 'DNS_PARTIAL';
  return results.map((row) => {
    if (!dead.includes(row)) return row;
    const own = row.findings.map((one) => (local && one.state === 'fail' ? { ...one, state: 'warn' as const } : one));
    const more = finding('tcp', code, local ? 'warn' : 'fail', { ...place, address: row.address }, ['dns.addresses', 'tcp.outcome'], addresses);
    return { ...row, state: local ? 'warn' : 'fail', findings: [more, ...own] };
  });
}
