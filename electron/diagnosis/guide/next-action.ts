import type { Message } from '../../../preload/contract/text.ts';
import { say } from '../../locale/say.ts';
import { ANSWERS } from '../../../preload/contract/words.ts';
import type { AnswerName } from '../answers.ts';
import type { CaseInput } from '../case-books.ts';
import { studyCase, type StudiedCase } from '../explain-case.ts';
import { CANDIDATES, worthwhileChecks } from '../next-check.ts';
import { STEPS, type Abilities, type Step } from './steps.ts';

/** The one thing to do next. */
export interface GuideAction {
  /** `ask`: only a person knows. `do`: a person has to do it. `run`: the program does it. `done`: nothing more to gain. */
  readonly kind: 'ask' | 'do' | 'run' | 'done';
  readonly id: string;
  readonly sentence: Message;
  /** What to say to the user on the phone, in plain words. */
  readonly sayThis: Message | null;
  readonly why: Message;
  readonly minutes: number;
  readonly needs: 'nothing' | 'admin' | 'host access';
  /** For a question: the fact its answer becomes, and the words it can be answered with. */
  readonly answer: { readonly name: AnswerName; readonly options: readonly string[] } | null;
  /** When done because a cause is proven or leads: that cause. */
  readonly cause: string | null;
}

export interface GuideInput {
  readonly case: CaseInput;
  readonly can: Abilities;
  /** Steps that cannot be done, and runs that were tried, each with the reason; taking one out brings the step back. */
  readonly skipped: Readonly<Record<string, string>>;
}

/** Of the steps worth nearly as much as the best one, the first in the catalogue's order comes next. */
const NEARLY = 0.4;
/** What reading the message is worth while nothing else speaks of a fault, and once the wire does. */
const MESSAGE_WORTH = 100;
const MESSAGE_WORTH_LATER = 3;

/** The guided flow's next action. Pure: the same case, answers and abilities give the same action, so any answer may be changed or come late. */
export function nextAction(input: GuideInput): GuideAction {
  const { skipped, can } = input;
  const closed = new Set(Object.keys(skipped));
  if (closed.has('read-host') || closed.has('ask-host-access')) for (const one of CANDIDATES) if (one.needs === 'host access' && one.id !== 'h05') closed.add(one.id);
  if (closed.has('ask-loopback')) closed.add('h05');
  const studied = studyCase(input.case, closed);
  const top = studied.ranking.causes[0];
  if (top?.strength === 'proven') return done('proven', top.id);
  const pending = STEPS.filter((step) => !closed.has(step.id) && !step.isDone(studied.books) && isPossible(step, studied, can));
  const run = pending.find((step) => step.by !== undefined && can[step.by] && isWorthRunning(step, studied));
  if (run) return toAction(run, 'run');
  const values = pending.map((step) => ({ step, value: valueOf(step, studied) })).filter((one) => one.value > 0);
  const best = Math.max(0, ...values.map((one) => one.value));
  const next = values.find((one) => one.value >= best * NEARLY)?.step;
  if (next) return toAction(next, next.answer === undefined ? 'do' : 'ask');
  if (top?.strength === 'strong') return done('leading', top.id);
  return done(studied.books.verdict?.code === 'HEALTHY' && top === undefined ? 'healthy' : 'open', null);
}

function isPossible(step: Step, { books, evidence }: StudiedCase, can: Abilities): boolean {
  if (step.needs === 'host access' || step.id === 'ask-host-access') {
    if (evidence.has('target-not-windows')) return false;
    const access = books.user.text('scope.hostAccess');
    if (step.id === 'ask-host-access') return !can.readHost;
    return can.readHost ? step.by === 'readHost' || step.id === 'ask-loopback' : access === 'yes';
  }
  // What the program alone can do is no work for a person; only the probe's second half stays with it.
  return step.by === undefined || can[step.by];
}

/** The slower probe is for faults that come and go, or when the quick one leaves several causes. */
function isWorthRunning(step: Step, { ranking, books }: StudiedCase): boolean {
  if (step.id !== 'deep-probe') return true;
  return ranking.causes.some((one) => ['path-quality', 'flood', 'conn-limit', 'inpath-tls'].includes(one.id)) && books.wire.has('tcp.connectMs');
}

function valueOf(step: Step, { open, books, ranking }: StudiedCase): number {
  if (step.id === 'paste-code') return !books.fails ? MESSAGE_WORTH : ranking.causes[0]?.strength === 'strong' ? 0 : MESSAGE_WORTH_LATER;
  const worth = worthwhileChecks(open);
  if (ranking.causes.length === 0) return nothingKnown(step);
  const brought = worth.filter(({ candidate }) => (step.brings === 'h' ? candidate.needs === 'host access' : step.brings.includes(candidate.id))).map((one) => one.value);
  // One reading of the host answers many checks at once, so the best few count together.
  return step.brings === 'h' ? brought.slice(0, 3).reduce((sum, one) => sum + one, 0) : Math.max(0, ...brought);
}

/** With no sign of a cause the questions that part any case come in their order. */
function nothingKnown(step: Step): number {
  return ['ask-other-clients', 'ask-other-hosts', 'ask-direct-path', 'ask-breaks', 'ask-host-access', 'read-host'].includes(step.id) ? 1 : 0;
}

function toAction(step: Step, kind: GuideAction['kind']): GuideAction {
  return {
    kind, id: step.id, sentence: say(`guide:step.${step.id}.sentence`), sayThis: step.saysToUser ? say(`guide:step.${step.id}.sayThis`) : null, why: say(`guide:step.${step.id}.why`),
    minutes: step.minutes, needs: step.needs, answer: step.answer === undefined ? null : { name: step.answer, options: ANSWERS[step.answer] }, cause: null,
  };
}

function done(how: 'proven' | 'leading' | 'healthy' | 'open', cause: string | null): GuideAction {
  return { kind: 'done', id: `done-${how}`, sentence: say(`guide:done.${how}.sentence`), sayThis: say(`guide:done.${how}.sayThis`), why: say(`guide:done.${how}.why`), minutes: 0, needs: 'nothing', answer: null, cause };
}
