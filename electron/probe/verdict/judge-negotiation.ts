import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { FixedVerdictCode } from '../../../preload/contract/verdict-codes.ts';
import type { Foreign } from '../negotiation/foreign.ts';
import type { NegotiationOutcome } from '../negotiation/negotiate.ts';
import { FIRST_REQUEST, isOneOf, PROTOCOL, protocolName } from '../negotiation/request.ts';
import { closeFacts, factsOf, finding, roundMs, stateOf, type Finding, type Place, type StageResult } from './stage-result.ts';

/** RDP_NEG_FAILURE codes (MS-RDPBCGR 2.2.1.2.2). 2 means: this server does Standard RDP security only. */
const FAILURES: Record<number, FixedVerdictCode> = {
  1: 'NEGO_SSL_REQUIRED', 2: 'STD_RDP_ONLY', 3: 'NEGO_SSL_CERT_NOT_ON_SERVER', 4: 'NEGO_INCONSISTENT_FLAGS', 5: 'NEGO_HYBRID_REQUIRED', 6: 'NEGO_SSL_WITH_USER_AUTH_REQUIRED',
};
const FOREIGN: Record<Foreign, FixedVerdictCode> = { http: 'NOT_RDP_HTTP', ssh: 'NOT_RDP_SSH', vnc: 'NOT_RDP_VNC', echo: 'NOT_RDP_ECHO', tls: 'NOT_RDP', other: 'NOT_RDP' };
/** An answer later than this, beyond the round trip, is the server's own slowness, ms. */
const SLOW_SERVER_MS = 1000;
const ENOUGH_MS = 900;

/** Judges the X.224 exchange; `connectMs` is one round trip. */
export function judgeNegotiation(outcome: NegotiationOutcome, connectMs: number, place: Place, at: string): StageResult {
  const ms = Math.round(outcome.ms);
  const facts: Record<string, string | number | boolean | undefined> = {};
  if ('firstBytes' in outcome) facts['negotiation.firstBytes'] = outcome.firstBytes.toString('hex');
  const findings: Finding[] = [];
  const fail = (code: FixedVerdictCode, names: string[], params: Record<string, string | number> = {}, key?: string) =>
    findings.push(finding('negotiation', code, 'fail', place, names, { ms, ...params }, key));
  let detail = null;
  switch (outcome.kind) {
    case 'cancelled':
      return { stage: 'negotiation', address: place.address, state: 'cancelled', ms: roundMs(outcome.ms), findings, facts: [], stops: true };
    case 'selected':
      facts['negotiation.selected'] = protocolName(outcome.protocol);
      facts['negotiation.flags'] = outcome.flags;
      if (outcome.protocol === PROTOCOL.RDP) fail('STD_RDP_ONLY', ['negotiation.selected']);
      else if (!isOneOf(outcome.protocol, FIRST_REQUEST)) fail('RDP_MALFORMED', ['negotiation.selected'], { because: `selectedProtocol ${protocolName(outcome.protocol)}` });
      else {
        detail = say('probe:detail.negotiation', { protocol: protocolName(outcome.protocol) });
        if (outcome.protocol === PROTOCOL.SSL) findings.push(finding('negotiation', 'NLA_NOT_OFFERED', 'info', place, ['negotiation.selected']));
      }
      break;
    case 'classic':
      facts['negotiation.selected'] = 'RDP';
      fail('STD_RDP_ONLY', ['negotiation.selected']);
      break;
    case 'failure':
      facts['negotiation.failureCode'] = outcome.code;
      fail(FAILURES[outcome.code] ?? 'NEGO_FAILURE_UNKNOWN', ['negotiation.failureCode'], { code: outcome.code });
      break;
    case 'mcsDisconnect':
      fail('RDP_REQUEST_REJECTED', ['negotiation.firstBytes']);
      break;
    case 'disconnectRequest':
      fail('RDP_DISCONNECT_REQUEST', ['negotiation.firstBytes'], { reason: outcome.reason });
      break;
    case 'malformed':
      fail('RDP_MALFORMED', ['negotiation.firstBytes'], { because: outcome.because });
      break;
    case 'foreign':
      facts['negotiation.banner'] = outcome.firstBytes.toString('latin1');
      fail(FOREIGN[outcome.what], ['negotiation.firstBytes'], { banner: showable(firstLine(outcome.firstBytes), 60) });
      break;
    case 'closed':
      Object.assign(facts, closeFacts(outcome.by, outcome.ms, connectMs));
      fail(outcome.by === 'fin' ? 'RDP_CLOSED_AFTER_REQUEST' : 'RDP_RESET_AFTER_REQUEST', ['tcp.closedBy', 'tcp.closedAfterMs']);
      break;
    case 'silent':
      facts['negotiation.waitedMs'] = outcome.ms;
      if (outcome.ms < ENOUGH_MS) return { stage: 'negotiation', address: place.address, state: 'timedOut', ms: roundMs(outcome.ms), findings, facts: [], stops: true, detail: say('probe:detail.budget', { ms }) };
      fail('RDP_NO_ANSWER', ['negotiation.waitedMs']);
      break;
    case 'slow':
      facts['negotiation.waitedMs'] = outcome.ms;
      if (outcome.ms < ENOUGH_MS) return { stage: 'negotiation', address: place.address, state: 'timedOut', ms: roundMs(outcome.ms), findings, facts: [], stops: true, detail: say('probe:detail.budget', { ms }) };
      fail('RDP_TOO_SLOW', ['negotiation.waitedMs'], { received: outcome.received });
      break;
  }
  const answered = outcome.kind === 'selected' || outcome.kind === 'classic' || outcome.kind === 'failure';
  if (answered) facts['negotiation.answerMs'] = outcome.ms;
  if (answered && outcome.ms - connectMs > SLOW_SERVER_MS) findings.push(finding('negotiation', 'SERVER_SLOW', 'warn', place, ['negotiation.answerMs', 'tcp.connectMs'], { ms }));
  return {
    stage: 'negotiation', address: place.address, state: stateOf(findings), ms: roundMs(outcome.ms), findings,
    facts: factsOf(place, at, facts), stops: findings.some((one) => one.state === 'fail'), ...(detail ? { detail } : {}),
  };
}

function firstLine(bytes: Buffer): string {
  return bytes.toString('latin1').split(/[\r\n]/, 1)[0] ?? '';
}
