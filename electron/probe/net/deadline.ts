/** A point in time that ends a wait, and the signal that cancels it. Budgets are total: a child never ends after its parent. */
export interface Deadline {
  /** On the clock of `performance.now()`, ms. */
  readonly endsAt: number;
  /** True when the run's budget, not the stage's own limit, set `endsAt`. */
  readonly cutByBudget: boolean;
  readonly signal: AbortSignal;
}

/** A deadline `ms` from now, or the parent's if that is sooner. */
export function deadlineIn(ms: number, parent: Deadline): Deadline {
  const own = performance.now() + ms;
  const cut = parent.endsAt < own;
  return { endsAt: cut ? parent.endsAt : own, cutByBudget: cut, signal: parent.signal };
}

/** The whole run's deadline. */
export function budget(ms: number, signal: AbortSignal): Deadline {
  return { endsAt: performance.now() + ms, cutByBudget: true, signal };
}

/** Milliseconds left, never below 0. */
export function remaining(deadline: Deadline): number {
  return Math.max(0, deadline.endsAt - performance.now());
}

export function isOver(deadline: Deadline): boolean {
  return deadline.signal.aborted || remaining(deadline) === 0;
}

/** Waits `ms`, or less when the deadline or the signal comes first. */
export function pause(ms: number, deadline: Deadline): Promise<void> {
  return new Promise((resolve) => {
    if (deadline.signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      deadline.signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(ms, remaining(deadline)));
    deadline.signal.addEventListener('abort', done, { once: true });
  });
}
