import { say } from '../../locale/say.ts';
import { deadlineIn, isOver, type Deadline } from '../net/deadline.ts';
import type { Dialer, Endpoint } from '../net/dialer.ts';
import { negotiate, type NegotiationOutcome } from '../negotiation/negotiate.ts';
import { FIRST_REQUEST, PROTOCOL, protocolName } from '../negotiation/request.ts';
import type { TlsVersion } from '../tls/outcome.ts';
import { probeTlsVersion } from '../tls/version-probe.ts';
import { factsOf, finding, roundMs, stateOf, type Finding, type Place, type StageResult } from '../verdict/stage-result.ts';
import { shown } from '../verdict/judge-tls.ts';
import { SLOW_GAP_MS, type Pace } from './pace.ts';

const CONNECT_MS = 3000;
const ANSWER_MS = 3000;
const VERSIONS: readonly TlsVersion[] = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1'];
/** What each request proves: the protocol is offered only if it is the one selected (rdp-wire §0.2). */
const REQUESTS: readonly { asked: number; proves: number }[] = [
  { asked: FIRST_REQUEST, proves: PROTOCOL.HYBRID_EX }, { asked: PROTOCOL.SSL | PROTOCOL.HYBRID, proves: PROTOCOL.HYBRID },
  { asked: PROTOCOL.SSL, proves: PROTOCOL.SSL }, { asked: PROTOCOL.RDP, proves: PROTOCOL.RDP },
  { asked: PROTOCOL.RDSTLS, proves: PROTOCOL.RDSTLS }, { asked: PROTOCOL.RDSAAD, proves: PROTOCOL.RDSAAD },
];

/** Which protocols and TLS versions the server takes, one paced connection each. */
export async function enumerate(dialer: Dialer, to: Endpoint, place: Place, at: string, pace: Pace, deadline: Deadline): Promise<StageResult> {
  const start = performance.now();
  const answers = new Map<number, NegotiationOutcome | null>();
  for (const { asked } of REQUESTS) {
    if (isOver(deadline)) break;
    const answer = await ask(dialer, to, asked, pace, deadline);
    if (isOver(deadline)) break;
    answers.set(asked, answer);
  }
  const offered = REQUESTS.filter(({ asked, proves }) => offers(answers.get(asked), proves)).map(({ proves }) => protocolName(proves));
  const usesTls = offered.some((name) => name !== 'RDP');
  const versions: TlsVersion[] = [];
  let versionsAsked = 0;
  for (const version of usesTls ? VERSIONS : []) {
    if (isOver(deadline)) break;
    const outcome = await askVersion(dialer, to, version, pace, deadline);
    if (outcome !== null) versionsAsked++;
    if (outcome === true) versions.push(version);
  }
  const complete = answers.size === REQUESTS.length && (!usesTls || versionsAsked === VERSIONS.length);
  const findings = judge(answers, versions, versionsAsked === VERSIONS.length, place);
  const state = deadline.signal.aborted ? 'cancelled' : answers.size === 0 ? 'timedOut' : complete || findings.length > 0 ? stateOf(findings) : 'unknown';
  return {
    stage: 'enumeration', address: place.address, state, ms: roundMs(performance.now() - start), findings, stops: false,
    facts: factsOf(place, at, { 'negotiation.offered': offered, 'tls.versions': usesTls ? versions : undefined }),
    detail: say('probe:detail.enumeration', { protocols: offered.join(', ') || '–', versions: versions.map(shown).join(', ') || '–' }),
  };
}

function judge(answers: Map<number, NegotiationOutcome | null>, versions: readonly TlsVersion[], allVersions: boolean, place: Place): Finding[] {
  const findings: Finding[] = [];
  const requires = [PROTOCOL.SSL, PROTOCOL.RDP].some((asked) => {
    const answer = answers.get(asked);
    return answer?.kind === 'failure' && (answer.code === 5 || answer.code === 6);
  });
  if (requires) findings.push(finding('enumeration', 'NLA_REQUIRED', 'info', place, ['negotiation.offered']));
  const encrypted = offers(answers.get(FIRST_REQUEST), PROTOCOL.SSL) || offers(answers.get(FIRST_REQUEST), PROTOCOL.HYBRID_EX);
  if (encrypted && offers(answers.get(PROTOCOL.RDP), PROTOCOL.RDP)) findings.push(finding('enumeration', 'STD_RDP_ALLOWED', 'warn', place, ['negotiation.offered']));
  const old = versions.filter((version) => version === 'TLSv1' || version === 'TLSv1.1');
  if (old.length > 0 && old.length < versions.length) findings.push(finding('enumeration', 'TLS_OLD_VERSIONS_ENABLED', 'warn', place, ['tls.versions'], { versions: old.map(shown).join(', ') }));
  if (allVersions && versions.length === 1 && versions[0] === 'TLSv1.3') findings.push(finding('enumeration', 'TLS13_ONLY', 'fail', place, ['tls.versions']));
  return findings;
}

function offers(answer: NegotiationOutcome | null | undefined, protocol: number): boolean {
  if (!answer) return false;
  if (answer.kind === 'classic') return protocol === PROTOCOL.RDP;
  if (answer.kind !== 'selected') return false;
  // A server that knows no HYBRID_EX answers the first request with HYBRID or SSL; each has a request of its own.
  return answer.protocol === protocol;
}

/** One request on a fresh connection; a close is tried once more after a longer pause, so that throttling is not read as a no. */
async function ask(dialer: Dialer, to: Endpoint, protocols: number, pace: Pace, deadline: Deadline): Promise<NegotiationOutcome | null> {
  const first = await askOnce(dialer, to, protocols, pace, deadline);
  const turnedAway = first === null || first.kind === 'closed';
  if (!turnedAway || protocols > FIRST_REQUEST || isOver(deadline)) return first;
  const before = pace.gapMs;
  pace.slowTo(SLOW_GAP_MS);
  const again = await askOnce(dialer, to, protocols, pace, deadline);
  if (again === null || again.kind === 'closed') pace.slowTo(before);
  return again;
}

async function askOnce(dialer: Dialer, to: Endpoint, protocols: number, pace: Pace, deadline: Deadline): Promise<NegotiationOutcome | null> {
  await pace.wait(deadline);
  const tcp = await dialer.connect(to, deadlineIn(CONNECT_MS, deadline));
  if (tcp.kind !== 'open') return null;
  const answer = await negotiate(tcp.connection, protocols, deadline, { limitMs: ANSWER_MS });
  await tcp.connection.close();
  return answer;
}

/** True: taken; false: refused; null: not to be told. */
async function askVersion(dialer: Dialer, to: Endpoint, version: TlsVersion, pace: Pace, deadline: Deadline): Promise<boolean | null> {
  await pace.wait(deadline);
  const tcp = await dialer.connect(to, deadlineIn(CONNECT_MS, deadline));
  if (tcp.kind !== 'open') return null;
  const answer = await negotiate(tcp.connection, FIRST_REQUEST, deadline, { limitMs: ANSWER_MS });
  const usable = answer.kind === 'selected' && answer.protocol !== PROTOCOL.RDP;
  const outcome = usable ? await probeTlsVersion(tcp.connection, deadlineIn(ANSWER_MS, deadline), version) : null;
  await tcp.connection.close();
  if (outcome === null || outcome.kind === 'timeout' || outcome.kind === 'cancelled') return null;
  return outcome.kind === 'accepted';
}
