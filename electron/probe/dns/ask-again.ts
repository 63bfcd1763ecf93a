import { Resolver } from 'node:dns/promises';
import { pause, remaining, type Deadline } from '../net/deadline.ts';

/** A question without an answer is asked again after so long, ms: the datagram may have been lost. */
const RESEND_MS = 1300;
const MAX_ASKINGS = 3;

/** What c-ares says when nobody answered in time, or when we stopped it. */
const UNANSWERED: ReadonlySet<string> = new Set(['ETIMEOUT', 'ECANCELLED']);

/**
 * Asks `server`, or this computer's servers, and while no answer comes asks again: the next one where there are several. An earlier
 * asking stays open meanwhile, which c-ares itself would give up: so a server that needs three seconds is still heard.
 * Rejects as the resolver does; `ETIMEOUT` when the deadline came first.
 */
export async function askAgain<T>(server: string | undefined, question: (resolver: Resolver) => Promise<T>, deadline: Deadline): Promise<T> {
  const resolvers: Resolver[] = [];
  const ask = async (turn: number): Promise<T> => {
    await pause(turn * RESEND_MS, deadline);
    if (deadline.signal.aborted || remaining(deadline) < 1 || (turn > 0 && resolvers.length === 0)) throw unanswered();
    const resolver = new Resolver({ timeout: Math.max(1, Math.ceil(remaining(deadline))), tries: 1 });
    if (server !== undefined) resolver.setServers([server]);
    else if (turn > 0) preferNext(resolver, turn);
    resolvers.push(resolver);
    return question(resolver);
  };
  const cancel = () => {
    for (const resolver of resolvers.splice(0)) resolver.cancel();
  };
  deadline.signal.addEventListener('abort', cancel, { once: true });
  let over: NodeJS.Timeout | undefined;
  // The resolver's own time-out is coarse: it may come hundreds of milliseconds late.
  const end = new Promise<never>((_, reject) => {
    over = setTimeout(() => reject(unanswered()), remaining(deadline));
  });
  try {
    const servers = server === undefined ? new Resolver().getServers().length : 1;
    const askings = Array.from({ length: Math.min(MAX_ASKINGS, Math.max(2, servers)) }, (_, turn) => ask(turn));
    return await Promise.race([firstAnswer(askings), end]);
  } finally {
    clearTimeout(over);
    deadline.signal.removeEventListener('abort', cancel);
    cancel();
  }
}

/** The first asking that got an answer, good or bad; silence only when all of them met with it. */
function firstAnswer<T>(askings: readonly Promise<T>[]): Promise<T> {
  return new Promise((resolve, reject) => {
    let waiting = askings.length;
    for (const asking of askings) {
      asking.then(resolve, (error: NodeJS.ErrnoException) => {
        waiting--;
        if (!UNANSWERED.has(error.code ?? '') || waiting === 0) reject(error);
      });
    }
  });
}

/** Another of this computer's servers first. What the system calls a server may have a form that cannot be set: then the order stays. */
function preferNext(resolver: Resolver, turn: number): void {
  const servers = resolver.getServers();
  const at = turn % Math.max(1, servers.length);
  try {
    resolver.setServers([...servers.slice(at), ...servers.slice(0, at)]);
  } catch {
    return;
  }
}

function unanswered(): NodeJS.ErrnoException {
  return Object.assign(new Error('no answer'), { code: 'ETIMEOUT' });
}
