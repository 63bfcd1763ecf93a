import type { Deadline } from '../net/deadline.ts';
import type { Dialer } from '../net/dialer.ts';
import { enumerate } from '../deep/enumerate.ts';
import { NORMAL_GAP_MS, Pace } from '../deep/pace.ts';
import { path } from '../deep/path.ts';
import { stability } from '../deep/stability.ts';
import { udp } from '../deep/udp.ts';
import { say } from '../../locale/say.ts';
import type { Stage } from '../../../preload/contract/stages.ts';
import type { StageResult } from '../verdict/stage-result.ts';
import type { AddressLadder } from './address-ladder.ts';
import type { Live } from './live.ts';

const DEEP: readonly Stage[] = ['enumeration', 'stability', 'path', 'udp'];
const LIMIT_MS = { enumeration: 12_000, stability: 10_000, path: 6000, udp: 1500 };

/** The four deep rungs of one address, paced, in order; UDP beside them. */
export async function climbDeep(ladder: AddressLadder, dialer: Dialer, port: number, live: Live, deadline: Deadline): Promise<StageResult[]> {
  const { address, judge, options } = ladder;
  const to = { address, port };
  if (ladder.attempt.tcp.kind !== 'open') return notRun(address, 'blocked', live);
  const pace = new Pace(NORMAL_GAP_MS);
  const stopped = ladder.results.find((row) => row.stops)?.stage ?? null;
  // The port is open: that it closes by itself was found by a connection of another kind; one of this kind ends at the request.
  const baseline = stopped === 'tcp' ? 'negotiation' : stopped;
  const negotiates = ladder.results.some((row) => row.stage === 'negotiation' && !row.stops && row.state !== 'blocked');
  const works = ladder.results.some((row) => row.stage === 'tls' && !row.stops && row.state !== 'blocked');
  live.begin('udp', address, LIMIT_MS.udp);
  const side = udp(dialer, to, judge.place, judge.at, deadline);
  const rows: StageResult[] = [];
  const done = (row: StageResult) => {
    live.end(row);
    rows.push(row);
  };
  if (negotiates) {
    live.begin('enumeration', address, LIMIT_MS.enumeration);
    done(await enumerate(dialer, to, judge.place, judge.at, pace, deadline));
  } else {
    const row: StageResult = { stage: 'enumeration', address, state: 'blocked', ms: 0, findings: [], facts: [], stops: false };
    live.end(row, 'negotiation');
    rows.push(row);
  }
  live.begin('stability', address, LIMIT_MS.stability);
  // A pace of its own, fast at first: only so can a throttle be told from a fault that comes and goes.
  await pace.wait(deadline);
  const repeated = await stability(dialer, to, options, judge, baseline, new Pace(NORMAL_GAP_MS), deadline);
  done(repeated.row);
  live.begin('path', address, LIMIT_MS.path);
  done(await path(dialer, to, judge.place, judge.at, repeated.connectTimes, works, pace, deadline));
  done(await side);
  return rows;
}

/** Deep rungs that are not run for an address: blocked by its dead port, or skipped because another address stands for the host. */
export function notRun(address: string, state: 'blocked' | 'skipped', live: Live): StageResult[] {
  return DEEP.map((stage) => {
    const row: StageResult = { stage, address, state, ms: 0, findings: [], facts: [], stops: false, ...(state === 'skipped' ? { detail: say('probe:detail.deepElsewhere') } : {}) };
    live.end(row, state === 'blocked' ? 'tcp' : undefined);
    return row;
  });
}
