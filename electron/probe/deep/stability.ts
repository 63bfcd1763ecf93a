import { say } from '../../locale/say.ts';
import { isOver, type Deadline } from '../net/deadline.ts';
import type { Dialer, Endpoint } from '../net/dialer.ts';
import { attempt, type AttemptOptions } from '../run/attempt.ts';
import { judgeAttempt, type JudgeContext } from '../run/judge-attempt.ts';
import { factsOf, finding, roundMs, stateOf, type Finding, type StageResult } from '../verdict/stage-result.ts';
import { SLOW_GAP_MS, type Pace } from './pace.ts';

const RUNS = 6;
const SLOW_RUNS = 4;

/** One repetition: how far it got, and what it cost. */
interface Repetition {
  readonly stoppedAt: string | null;
  readonly connectMs: number;
}

export interface StabilityResult {
  readonly row: StageResult;
  /** TCP connect times seen on the way, ms. */
  readonly connectTimes: number[];
}

/** The same probe again and again, paced; mixed results are told apart from throttling by asking more slowly. */
export async function stability(dialer: Dialer, to: Endpoint, options: AttemptOptions, context: JudgeContext, baseline: string | null, pace: Pace, deadline: Deadline): Promise<StabilityResult> {
  const start = performance.now();
  const once = async (): Promise<Repetition> => {
    await pace.wait(deadline);
    const result = await attempt(dialer, to, options, deadline);
    const rows = judgeAttempt(result, context);
    return { stoppedAt: rows.find((row) => row.stops)?.stage ?? null, connectMs: result.tcp.kind === 'open' ? result.tcp.ms : Number.NaN };
  };
  const series = async (into: Repetition[], runs: number) => {
    while (into.length < runs && !isOver(deadline)) {
      const one = await once();
      // What the end of our own time cut off says nothing about the server.
      if (!isOver(deadline)) into.push(one);
    }
  };
  const fast: Repetition[] = [];
  await series(fast, RUNS);
  const failed = fast.filter((one) => one.stoppedAt !== null).length;
  const slow: Repetition[] = [];
  const mixedFast = differs(fast, baseline);
  if (mixedFast) {
    pace.slowTo(SLOW_GAP_MS);
    await series(slow, SLOW_RUNS);
  }
  const findings: Finding[] = [];
  const slowFailed = slow.filter((one) => one.stoppedAt !== null).length;
  const counts = { tries: fast.length + slow.length, failed: failed + slowFailed };
  if (mixedFast) {
    // Failing only when asked fast is a throttle; a fault that also shows when asked slowly is not.
    const throttled = slow.length >= 3 && slowFailed === 0;
    findings.push(finding('stability', throttled ? 'CONN_THROTTLED' : 'INTERMITTENT', 'fail', context.place, ['stability.tries', 'stability.failed'], counts, throttled ? undefined : 'probe:verdict.INTERMITTENT_series'));
  }
  const cut = fast.length < RUNS;
  return {
    connectTimes: [...fast, ...slow].map((one) => one.connectMs).filter((ms) => !Number.isNaN(ms)),
    row: {
      stage: 'stability', address: context.place.address, ms: roundMs(performance.now() - start), findings, stops: false,
      state: deadline.signal.aborted ? 'cancelled' : cut && findings.length === 0 ? 'timedOut' : stateOf(findings),
      facts: factsOf(context.place, context.at, { 'stability.tries': counts.tries, 'stability.failed': counts.failed, 'stability.slowTries': slow.length || undefined, 'stability.slowFailed': slow.length ? slowFailed : undefined }),
      detail: say('probe:detail.stability', { passed: counts.tries - counts.failed, tries: counts.tries }),
    },
  };
}

/** Mixed: some got through and some did not, or all differ from what the first probe saw. */
function differs(series: readonly Repetition[], baseline: string | null): boolean {
  return series.some((one) => one.stoppedAt !== baseline);
}
