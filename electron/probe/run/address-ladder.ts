import { deadlineIn, pause, type Deadline } from '../net/deadline.ts';
import type { WireEntry } from '../net/connection.ts';
import type { Dialer } from '../net/dialer.ts';
import type { Target } from '../target/target.ts';
import type { StageResult } from '../verdict/stage-result.ts';
import type { Stage } from '../../../preload/contract/stages.ts';
import type { Allowance } from './allowance.ts';
import { attempt, type Attempt, type AttemptOptions } from './attempt.ts';
import { followUp } from './follow-up.ts';
import { blockerOf, judgeAttempt, judgeStage, type JudgeContext } from './judge-attempt.ts';
import type { Live } from './live.ts';

export interface LadderContext {
  readonly dialer: Dialer;
  readonly target: Target;
  readonly allowance: Allowance;
  readonly deadline: Deadline;
  readonly live: Live;
  readonly aliases: Promise<string[]>;
  onWire(stage: Stage, address: string, entries: readonly WireEntry[]): void;
}

export interface AddressLadder {
  readonly address: string;
  readonly results: StageResult[];
  readonly attempt: Attempt;
  readonly options: AttemptOptions;
  readonly judge: JudgeContext;
}

/** Findings that another name of the host in DNS (CNAME) could explain. */
const NAME_FINDINGS = new Set(['DNS_WRONG_HOST', 'MIDDLEBOX_TLS_INSPECTION']);
const ALIAS_WAIT_MS = 500;

/** Climbs one address's ladder: one connection, and a few more only when it fails. */
export async function climb(address: string, context: LadderContext): Promise<AddressLadder> {
  const { target, live, deadline } = context;
  const to = { address, port: target.port };
  const options: AttemptOptions = { serverName: target.host };
  const judge: JudgeContext = { place: { host: target.host, port: target.port, address }, typed: target.host, aliases: [], at: new Date().toISOString(), now: Date.now() };
  const first = await attempt(context.dialer, to, options, deadline, {
    onBegin: (stage, limitMs) => live.begin(stage, address, limitMs),
    onEnd(stage, sofar) {
      const judged = judgeStage(stage, sofar, judge);
      if (judged) live.end(judged);
    },
    onWire: (stage, entries) => context.onWire(stage, address, entries),
  });
  let results = judgeAttempt(first, judge);
  if (results.some((row) => row.findings.some((one) => NAME_FINDINGS.has(one.code)))) results = judgeAttempt(first, { ...judge, aliases: await quickly(context.aliases, deadline) });
  results = await followUp(first, results, { ...judge, dialer: context.dialer, to, options, allowance: context.allowance, deadline });
  for (const row of results) live.end(row, blockerOf(results, row));
  return { address, results, attempt: first, options, judge };
}

async function quickly(names: Promise<string[]>, deadline: Deadline): Promise<string[]> {
  const late = pause(ALIAS_WAIT_MS, deadlineIn(ALIAS_WAIT_MS, deadline)).then((): string[] => []);
  return Promise.race([names, late]);
}
