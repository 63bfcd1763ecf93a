/** Runs jobs a few at a time, then those that must have the computer to themselves, one by one. */
export async function schedule<T>(jobs: readonly T[], isAlone: (job: T) => boolean, run: (job: T) => Promise<void>, parallel = 4): Promise<void> {
  const together = jobs.filter((job) => !isAlone(job));
  await Promise.all(Array.from({ length: Math.min(parallel, together.length) }, async () => {
    for (let job = together.shift(); job !== undefined; job = together.shift()) await run(job);
  }));
  for (const job of jobs.filter(isAlone)) await run(job);
}
