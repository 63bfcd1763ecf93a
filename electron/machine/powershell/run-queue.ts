export type RunKind = 'read' | 'write';

/** Lets up to `maxReads` reads run together, and a write only alone. First come, first served, so a write is never starved. */
interface RunQueue {
  /** Waits for a place and gives the function that frees it, or null when the signal came first. */
  enter(kind: RunKind, signal: AbortSignal): Promise<(() => void) | null>;
}

interface Waiting {
  readonly kind: RunKind;
  readonly start: () => void;
}

export function createRunQueue(maxReads = 4): RunQueue {
  const waiting: Waiting[] = [];
  let reads = 0;
  let writing = false;

  const mayStart = (kind: RunKind) => (kind === 'read' ? !writing && reads < maxReads : !writing && reads === 0);
  const pump = () => {
    for (let next = waiting[0]; next && mayStart(next.kind); next = waiting[0]) {
      waiting.shift();
      next.start();
    }
  };
  const take = (kind: RunKind) => {
    if (kind === 'read') reads += 1;
    else writing = true;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      if (kind === 'read') reads -= 1;
      else writing = false;
      pump();
    };
  };

  return {
    enter(kind, signal) {
      return new Promise((resolve) => {
        if (signal.aborted) return resolve(null);
        const entry: Waiting = {
          kind,
          start: () => {
            signal.removeEventListener('abort', leave);
            resolve(take(kind));
          },
        };
        const leave = () => {
          const at = waiting.indexOf(entry);
          if (at >= 0) waiting.splice(at, 1);
          resolve(null);
          pump();
        };
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(entry);
        pump();
      });
    },
  };
}
