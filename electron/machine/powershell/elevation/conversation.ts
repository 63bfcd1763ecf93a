import { firstOf } from './first-of.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import type { ElevationProblem } from './outcome.ts';
import type { StartedWorker } from './start-worker.ts';

/** How long the end of the launch may take to explain why a worker is gone, ms. */
const GRACE_MS = 500;

export type Asked = { readonly ok: true; readonly answer: FromWorker } | { readonly ok: false; readonly problem: ElevationProblem };

/** Questions to a worker, one at a time. After a `problem` it is gone for good. */
export interface Conversation {
  /** Not ended by a signal: a change under way is told to its end. */
  ask(question: (seq: number) => ToWorker, ms: number): Promise<Asked>;
  /** Gives the worker up. */
  lose(problem: ElevationProblem): void;
  /** Why it is gone; null: it is there. */
  gone(): ElevationProblem | null;
  /** Lets it end. Safe to call more than once. */
  end(): void;
}

export function conversationWith({ link, launched, stop }: StartedWorker): Conversation {
  let seq = 0;
  let gone: ElevationProblem | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const lost = (problem: ElevationProblem): Asked => {
    gone ??= problem;
    stop();
    return { ok: false, problem: gone };
  };
  const one = async (question: (seq: number) => ToWorker, ms: number): Promise<Asked> => {
    if (gone) return { ok: false, problem: gone };
    seq += 1;
    link.send(question(seq));
    const answer = await firstOf(null, ms, link.next());
    if (answer === 'late' || answer === 'cancelled') return lost({ kind: 'workerSilent', seconds: Math.round(ms / 1000) });
    if (answer === null) {
      const end = await firstOf(null, GRACE_MS, launched);
      return lost(end !== 'late' && end !== 'cancelled' && end.kind === 'blockedByPolicy' ? end : { kind: 'workerKilled' });
    }
    if ('seq' in answer && answer.seq !== seq) return lost({ kind: 'failed', detail: 'an answer to another question' });
    return { ok: true, answer };
  };
  return {
    ask(question, ms) {
      const mine = turn.then(() => one(question, ms));
      turn = mine;
      return mine;
    },
    lose: (problem) => void lost(problem),
    gone: () => gone,
    end() {
      if (gone === null) link.send({ type: 'end' });
      gone ??= { kind: 'workerKilled' };
      link.close();
      // The worker ends by itself; the pipe is closed after it had time to read the end.
      setTimeout(stop, GRACE_MS).unref();
    },
  };
}
