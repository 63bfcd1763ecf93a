import type { ConnectOutcome } from '../net/dialer.ts';
import { say } from '../../locale/say.ts';
import { factsOf, finding, roundMs, stateOf, type Finding, type Place, type StageResult } from './stage-result.ts';

/** Silence shorter than this proves nothing about a filter, ms. */
const ENOUGH_MS = 900;

/** Judges one TCP connect. */
export function judgeTcp(outcome: ConnectOutcome, place: Place, at: string): StageResult {
  const base = { stage: 'tcp' as const, address: place.address, ms: roundMs(outcome.ms) };
  const ms = Math.round(outcome.ms);
  const end = (findings: Finding[], extra: Record<string, string | number>): StageResult => ({
    ...base, state: stateOf(findings), findings, stops: true, facts: factsOf(place, at, { 'tcp.outcome': outcome.kind, ...extra }),
  });
  switch (outcome.kind) {
    case 'open':
      return { ...base, state: 'pass', findings: [], stops: false, facts: factsOf(place, at, { 'tcp.outcome': 'open', 'tcp.connectMs': outcome.ms }), detail: say('probe:detail.tcp', { port: place.port }) };
    case 'refused':
      return end([finding('tcp', 'TCP_REFUSED', 'fail', place, ['tcp.outcome'], { ms })], { 'tcp.errorCode': outcome.code });
    case 'resetAtOnce':
      return end([finding('tcp', 'TCP_ACCEPT_THEN_RESET', 'fail', place, ['tcp.outcome'], { ms })], { 'tcp.closedBy': 'reset', 'tcp.closedAfterMs': outcome.ms });
    case 'unreachable':
      return end([finding('tcp', 'TCP_UNREACHABLE', 'fail', place, ['tcp.outcome', 'tcp.errorCode'], { ms, code: outcome.code })], { 'tcp.errorCode': outcome.code });
    case 'locallyBlocked':
      return end([finding('tcp', 'TCP_LOCALLY_BLOCKED', 'fail', place, ['tcp.outcome', 'tcp.errorCode'], { code: outcome.code })], { 'tcp.errorCode': outcome.code });
    case 'cancelled':
      return { ...base, state: 'cancelled', findings: [], facts: [], stops: true };
    case 'timeout':
      if (outcome.ms < ENOUGH_MS) return { ...base, state: 'timedOut', findings: [], facts: [], stops: true, detail: say('probe:detail.budget', { ms }) };
      return end([finding('tcp', 'TCP_TIMEOUT', 'fail', place, ['tcp.outcome'], { ms })], { 'tcp.waitedMs': outcome.ms });
  }
}
