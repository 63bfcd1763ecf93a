import { say } from '../../locale/say.ts';
import type { FixedVerdictCode } from '../../../preload/contract/verdict-codes.ts';
import type { NlaOutcome } from '../nla/introduce.ts';
import type { NtlmChallenge } from '../nla/ntlm-challenge.ts';
import { showable } from '../../locale/clean-text.ts';
import { closeFacts, factsOf, finding, roundMs, stateOf, type Finding, type Place, type StageResult } from './stage-result.ts';

/** The first CredSSP version with the fix for CVE-2018-0886 (MS-CSSP 2.2.1). */
const PATCHED_VERSION = 5;
/** Kerberos refuses a larger difference (MIT and Windows default), ms. */
export const MAX_SKEW_MS = 300_000;
const ENOUGH_MS = 900;

/** Server clock minus ours at the same moment, ms; undefined when the server gave no time. */
export function clockSkew(outcome: NlaOutcome | undefined, connectMs: number): number | undefined {
  if (outcome?.kind !== 'challenge' || outcome.challenge?.serverTime === undefined) return undefined;
  return Math.round(outcome.challenge.serverTime - (outcome.receivedAt - connectMs / 2));
}

/** Judges the introduction; `connectMs` is one round trip. */
export function judgeNla(outcome: NlaOutcome, connectMs: number, place: Place, at: string): StageResult {
  const findings: Finding[] = [];
  const values: Parameters<typeof factsOf>[2] = {};
  const fail = (code: FixedVerdictCode, names: string[], params: Record<string, string | number> = {}, key?: string) =>
    findings.push(finding('nla', code, 'fail', place, names, { ms: Math.round(outcome.ms), ...params }, key));
  const row = { stage: 'nla' as const, address: place.address, ms: roundMs(outcome.ms) };
  let detail = null;
  switch (outcome.kind) {
    case 'cancelled':
      return { ...row, state: 'cancelled', findings, facts: [], stops: true };
    case 'timeout':
      if (outcome.ms < ENOUGH_MS) return { ...row, state: 'timedOut', findings, facts: [], stops: true, detail: say('probe:detail.budget', { ms: Math.round(outcome.ms) }) };
      values['nla.waitedMs'] = outcome.ms;
      fail('NLA_TIMEOUT', ['nla.waitedMs']);
      break;
    case 'closed':
      Object.assign(values, closeFacts(outcome.by, outcome.ms, connectMs));
      if (outcome.alert !== undefined) values['tls.alertNumber'] = outcome.alert;
      fail(outcome.by === 'fin' ? 'NLA_CLOSED' : 'NLA_RESET', ['tcp.closedBy', 'tcp.closedAfterMs']);
      break;
    case 'malformed':
      values['nla.malformed'] = outcome.because;
      fail('NLA_MALFORMED', ['nla.malformed'], { because: showable(outcome.because) });
      break;
    case 'error': {
      const hex = `0x${outcome.code.toString(16).toUpperCase().padStart(8, '0')}`;
      values['credssp.version'] = outcome.version;
      values['credssp.errorCode'] = outcome.code;
      fail('NLA_ERROR', ['credssp.errorCode'], { code: hex });
      break;
    }
    case 'challenge': {
      const skew = clockSkew(outcome, connectMs);
      Object.assign(values, { 'credssp.version': outcome.version, ...ntlmValues(outcome.challenge), 'ntlm.clockSkewMs': skew });
      if (skew !== undefined && Math.abs(skew) > MAX_SKEW_MS) fail('CLOCK_SKEW', ['ntlm.clockSkewMs', 'ntlm.serverTime'], skewParams(skew), `probe:verdict.CLOCK_SKEW_${skew > 0 ? 'ahead' : 'behind'}${skewUnit(skew)}`);
      const name = outcome.challenge?.dnsComputerName ?? outcome.challenge?.computerName;
      detail = name ? say('probe:detail.nla', { name: showable(name, 80), build: outcome.challenge?.osVersion ?? '?' }) : say('probe:detail.nlaNoName');
      break;
    }
  }
  if ((outcome.kind === 'challenge' || outcome.kind === 'error') && outcome.version < PATCHED_VERSION) fail('CREDSSP_UNPATCHED', ['credssp.version'], { version: outcome.version });
  return { ...row, state: stateOf(findings), findings, facts: factsOf(place, at, values), stops: outcome.kind !== 'challenge', ...(detail ? { detail } : {}) };
}

/** Which unit a skew is told in: two hours are 120 minutes, three days are not 4320. */
function skewUnit(skewMs: number): '' | '_hours' | '_days' {
  const hours = Math.abs(skewMs) / 3_600_000;
  return hours <= 2 ? '' : hours <= 48 ? '_hours' : '_days';
}

/** A skew in whole minutes, or hours and days where minutes would be unreadable. */
export function skewParams(skewMs: number): Record<string, string | number> {
  const minutes = Math.round(Math.abs(skewMs) / 60_000);
  return { minutes, hours: Math.round(minutes / 6) / 10, days: Math.round(minutes / 144) / 10 };
}

function ntlmValues(challenge: NtlmChallenge | null): Record<string, string | undefined> {
  return {
    'ntlm.computerName': challenge?.computerName, 'ntlm.domainName': challenge?.domainName, 'ntlm.dnsComputerName': challenge?.dnsComputerName,
    'ntlm.dnsDomainName': challenge?.dnsDomainName, 'ntlm.dnsTreeName': challenge?.dnsTreeName, 'ntlm.targetName': challenge?.targetName, 'ntlm.osVersion': challenge?.osVersion,
    'ntlm.serverTime': challenge?.serverTime === undefined ? undefined : new Date(challenge.serverTime).toISOString(),
  };
}
