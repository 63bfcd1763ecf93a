/** Whichever promise is first, or that it took too long or was cancelled. A promise that rejects counts as null. */
export function firstOf<T>(signal: AbortSignal | null, ms: number, ...promises: Promise<T>[]): Promise<T | 'late' | 'cancelled'>;
export function firstOf<A, B>(signal: AbortSignal | null, ms: number, one: Promise<A>, other: Promise<B>): Promise<A | B | 'late' | 'cancelled'>;
export function firstOf(signal: AbortSignal | null, ms: number, ...promises: Promise<unknown>[]): Promise<unknown> {
  return new Promise((resolve) => {
    const done = (value: unknown) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(value);
    };
    const cancel = () => done('cancelled');
    const timer = setTimeout(() => done('late'), ms);
    signal?.addEventListener('abort', cancel, { once: true });
    for (const promise of promises) void promise.then(done, () => done(null));
  });
}
