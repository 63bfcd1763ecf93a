import { isOver, remaining, type Deadline } from '../net/deadline.ts';
import type { Dialer, Endpoint } from '../net/dialer.ts';
import { factsOf, finding, roundMs, type StageResult } from '../verdict/stage-result.ts';
import type { Allowance } from './allowance.ts';
import { attempt, type Attempt, type AttemptOptions } from './attempt.ts';
import { directTls, idleConnection, smallAnswer } from './extra-probes.ts';
import { judgeAttempt, type JudgeContext } from './judge-attempt.ts';

/** A close slower than this is a decision, not an accident: it is not tried again, ms (rdp-wire §3). */
const RETRY_BELOW_MS = 1500;
const IDLE_MS = 400;
const MAX_IDLE_MS = 4500;

export interface FollowUpContext extends JudgeContext {
  readonly dialer: Dialer;
  readonly to: Endpoint;
  readonly options: AttemptOptions;
  readonly allowance: Allowance;
  readonly deadline: Deadline;
}

/** After a failure, a few more connections tell its causes apart. Gives the rungs as they are to be shown. */
export async function followUp(first: Attempt, results: StageResult[], context: FollowUpContext): Promise<StageResult[]> {
  const failing = results.find((one) => one.stops);
  if (!failing || failing.state !== 'fail') return results;
  const code = failing.findings.find((one) => one.state === 'fail')?.code ?? '';
  if (isClosed(code)) {
    const retried = await retry(failing, results, context);
    if (retried) return retried;
    return failing.stage === 'negotiation' ? afterSilentClose(first, results, context) : results;
  }
  if (code === 'RDP_NO_ANSWER' || (code === 'NOT_RDP' && first.negotiation?.kind === 'foreign' && first.negotiation.what === 'tls')) return withDirectTls(results, context);
  if (code === 'TLS_TIMEOUT') return afterTlsTimeout(results, context);
  return results;
}

function isClosed(code: string): boolean {
  return /^(RDP_(CLOSED|RESET)_AFTER_REQUEST|TLS_CLOSED|TLS_RESET|NLA_CLOSED|NLA_RESET)$/.test(code);
}

/** The same once more, twice at most: if it now gets further, the fault comes and goes. */
async function retry(failing: StageResult, results: StageResult[], context: FollowUpContext): Promise<StageResult[] | null> {
  if (failing.ms >= RETRY_BELOW_MS) return null;
  for (let tries = 2; tries <= 3 && await context.allowance.take(context.deadline); tries++) {
    const again = judgeAttempt(await attempt(context.dialer, context.to, context.options, context.deadline), context);
    if (passed(again, failing.stage)) return mixed(failing, results, again, 'INTERMITTENT', tries, context);
  }
  return null;
}

function passed(results: StageResult[], stage: StageResult['stage']): boolean {
  const row = results.find((one) => one.stage === stage);
  return row !== undefined && !row.stops && row.state !== 'blocked';
}

/** The good attempt's rungs, with the failing one kept as what it was: a fault that comes and goes. */
function mixed(failing: StageResult, results: StageResult[], good: StageResult[], code: 'INTERMITTENT' | 'UNSTABLE_PATH', tries: number, context: FollowUpContext): StageResult[] {
  const how = failing.findings.find((one) => one.state === 'fail')?.code ?? '';
  return good.map((row) => {
    if (row.stage !== failing.stage) return row;
    const facts = [...row.facts, ...failing.facts.filter((one) => !row.facts.some((other) => other.name === one.name)), ...factsOf(context.place, context.at, { 'stability.tries': tries, 'stability.failed': tries - 1, 'stability.failure': how })];
    return { ...failing, facts, stops: false, findings: [finding(failing.stage, code, 'fail', context.place, ['stability.tries', 'stability.failed'], { tries, failed: tries - 1 }), ...row.findings] };
  }).map((row) => results.find((old) => old.stage === row.stage && old.stage === 'tcp') ?? row);
}

/** Closed without a word: did the peer close because of our request, or would it have closed anyway? */
async function afterSilentClose(first: Attempt, results: StageResult[], context: FollowUpContext): Promise<StageResult[]> {
  const closedAfter = first.negotiation?.ms ?? 0;
  if (!await context.allowance.take(context.deadline)) return results;
  const idle = await idleConnection(context.dialer, context.to, Math.min(MAX_IDLE_MS, Math.max(IDLE_MS, closedAfter + IDLE_MS)), context.deadline);
  if (idle.kind === 'closed') {
    const code = idle.by === 'fin' ? 'TCP_ACCEPT_THEN_CLOSE' : 'TCP_ACCEPT_THEN_RESET';
    const key = idle.ms >= RETRY_BELOW_MS ? 'probe:verdict.TCP_ACCEPT_THEN_CLOSE_slow' : undefined;
    const facts = factsOf(context.place, context.at, { 'tcp.closedBy': idle.by, 'tcp.closedAfterMs': idle.ms, 'tcp.idleClosed': true });
    return results.map((row) => {
      if (row.stage === 'tcp') return { ...row, state: 'fail', stops: true, facts: [...row.facts, ...facts], findings: [finding('tcp', code, 'fail', context.place, ['tcp.closedBy', 'tcp.closedAfterMs'], { ms: Math.round(idle.ms), seconds: Math.round(idle.ms / 100) / 10 }, key)] };
      return row.stage === 'negotiation' ? { ...row, state: 'blocked', ms: 0, findings: [], facts: [], stops: false } : row;
    });
  }
  return withDirectTls(results, context);
}

/** X.224 got nowhere; if TLS answers at once, a box in front of the server speaks TLS itself. */
async function withDirectTls(results: StageResult[], context: FollowUpContext): Promise<StageResult[]> {
  if (!await context.allowance.take(context.deadline)) return results;
  const direct = await directTls(context.dialer, context.to, context.options.serverName, Math.min(3000, remaining(context.deadline)), context.deadline);
  // Cut off by our own time: nothing is known, and nothing is said.
  if (isOver(context.deadline)) return results;
  const answered = direct !== null && (direct.kind === 'established' || direct.facts.version !== undefined);
  return results.map((row) => {
    if (row.stage !== 'negotiation') return row;
    const facts = [...row.facts, ...factsOf(context.place, context.at, { 'negotiation.directTls': answered, ...(answered ? { 'tls.version': direct.facts.version, 'tls.cipher': direct.facts.cipher } : {}) })];
    if (!answered) return { ...row, facts };
    return { ...row, facts, findings: [finding('negotiation', 'MIDDLEBOX_TLS_TERMINATION', 'fail', context.place, ['negotiation.directTls']), ...row.findings.map(asWarning)] };
  });
}

/** Nothing came back on the ClientHello: a lost packet, a path that swallows large ones, or a server that hangs. */
async function afterTlsTimeout(results: StageResult[], context: FollowUpContext): Promise<StageResult[]> {
  if (!await context.allowance.take(context.deadline, 3)) return results;
  const options = { ...context.options, tlsLimitMs: 4000, negotiationLimitMs: 3000 };
  const [full, ...small] = await Promise.all([
    attempt(context.dialer, context.to, options, context.deadline),
    smallAnswer(context.dialer, context.to, 3000, context.deadline),
    smallAnswer(context.dialer, context.to, 3000, context.deadline),
  ]);
  const again = judgeAttempt(full, context);
  const failing = results.find((one) => one.stage === 'tls');
  if (failing && passed(again, 'tls')) return mixed(failing, results, again, 'UNSTABLE_PATH', 2, context);
  if (isOver(context.deadline)) return results;
  const answered = small.some((one) => one?.kind === 'answered' && isAlert(one.bytes));
  return results.map((row) => {
    if (row.stage !== 'tls') return row;
    const facts = [...row.facts, ...factsOf(context.place, context.at, { 'tls.smallHelloAnswered': answered })];
    if (!answered || full.tls?.kind !== 'timeout') return { ...row, facts };
    return { ...row, facts, findings: [finding('tls', 'MTU_BLACKHOLE', 'fail', context.place, ['tls.smallHelloAnswered', 'tls.waitedMs'], { ms: roundMs(row.ms) }), ...row.findings.map(asWarning)] };
  });
}

/** A whole TLS alert: anything less is no answer to the small hello. */
function isAlert(bytes: Buffer): boolean {
  return bytes.length >= 7 && bytes[0] === 0x15;
}

/** What a better explanation replaces stays as a finding, no longer as the first failure. */
function asWarning(one: StageResult['findings'][number]): StageResult['findings'][number] {
  return one.state === 'fail' ? { ...one, state: 'warn' } : one;
}
