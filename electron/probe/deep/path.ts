import { say } from '../../locale/say.ts';
import { deadlineIn, isOver, type Deadline } from '../net/deadline.ts';
import type { Dialer, Endpoint } from '../net/dialer.ts';
import { negotiate } from '../negotiation/negotiate.ts';
import { FIRST_REQUEST, PROTOCOL } from '../negotiation/request.ts';
import { tlsHandshake } from '../tls/handshake.ts';
import { factsOf, finding, roundMs, stateOf, type Finding, type Place, type StageResult } from '../verdict/stage-result.ts';
import type { Pace } from './pace.ts';

const SAMPLES = 8;
const HIGH_MS = 150;
const JITTER_MS = 80;
/** A lost SYN is sent again after 1 s, then 3 s: a step of this size is loss, ms. */
const LOST_SYN_MS = 900;
/** Larger than one packet on any usual path, so that a small upload limit shows. */
const LARGE_HELLO = 1800;

/** Round trips on the real port, their spread, lost SYNs, and whether a large ClientHello gets through. */
export async function path(dialer: Dialer, to: Endpoint, place: Place, at: string, known: readonly number[], handshakeWorks: boolean, pace: Pace, deadline: Deadline): Promise<StageResult> {
  const start = performance.now();
  const times = [...known];
  let lost = 0;
  while (times.length + lost < SAMPLES && !isOver(deadline)) {
    await pace.wait(deadline);
    const tcp = await dialer.connect(to, deadlineIn(4000, deadline));
    if (tcp.kind === 'open') {
      times.push(tcp.ms);
      await tcp.connection.close();
    } else if (!isOver(deadline)) lost++;
  }
  const large = handshakeWorks && !isOver(deadline) ? await largeHello(dialer, to, pace, deadline) : null;
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const findings = median === undefined ? [] : judge(sorted, median, lost, place);
  if (large === false) findings.push(finding('path', 'MTU_UPLOAD_SUSPECT', 'warn', place, ['path.largeHelloAnswered'], { bytes: LARGE_HELLO }));
  const cut = times.length + lost < SAMPLES;
  const state = deadline.signal.aborted ? 'cancelled' : median === undefined ? 'unknown' : cut && findings.length === 0 ? 'timedOut' : stateOf(findings);
  return {
    stage: 'path', address: place.address, state, ms: roundMs(performance.now() - start), findings, stops: false,
    facts: factsOf(place, at, {
      'path.samples': times.length, 'path.lost': lost, 'path.medianMs': median, 'path.minMs': sorted[0], 'path.maxMs': sorted.at(-1),
      'path.jitterMs': median === undefined ? undefined : (sorted.at(-1) ?? 0) - (sorted[0] ?? 0), 'path.largeHelloAnswered': large ?? undefined,
    }),
    ...(median === undefined ? {} : { detail: say('probe:detail.path', { median: roundMs(median), worst: roundMs(sorted.at(-1) ?? median), samples: times.length }) }),
  };
}

function judge(sorted: readonly number[], median: number, lost: number, place: Place): Finding[] {
  const worst = sorted.at(-1) ?? median;
  const spread = worst - (sorted[0] ?? median);
  const params = { median: Math.round(median), worst: Math.round(worst), spread: Math.round(spread), lost };
  const findings: Finding[] = [];
  if (median > HIGH_MS) findings.push(finding('path', 'LATENCY_HIGH', 'warn', place, ['path.medianMs'], params));
  if (lost > 0 || worst - median > LOST_SYN_MS) findings.push(finding('path', 'LOSS_OR_JITTER', 'warn', place, ['path.lost', 'path.maxMs'], params));
  else if (spread > JITTER_MS) findings.push(finding('path', 'JITTER_HIGH', 'warn', place, ['path.jitterMs'], params));
  return findings;
}

/** True: a ClientHello of several packets was answered; false: it was swallowed though a small one is not; null: not to be told. */
async function largeHello(dialer: Dialer, to: Endpoint, pace: Pace, deadline: Deadline): Promise<boolean | null> {
  await pace.wait(deadline);
  const tcp = await dialer.connect(to, deadlineIn(3000, deadline));
  if (tcp.kind !== 'open') return null;
  const answer = await negotiate(tcp.connection, FIRST_REQUEST, deadline, { limitMs: 3000 });
  const usable = answer.kind === 'selected' && answer.protocol !== PROTOCOL.RDP;
  const outcome = usable ? await tlsHandshake(tcp.connection, deadlineIn(4000, deadline), { padTo: LARGE_HELLO }) : null;
  await tcp.connection.close();
  if (outcome === null || outcome.kind === 'cancelled' || isOver(deadline)) return null;
  return outcome.kind !== 'timeout';
}
