/**
 * Runs something in which nobody reads the stacks of errors. node:crypto throws and catches several for each key it is given as bytes, and
 * gathering their stacks is a fifth of a probe's work.
 */
export async function withoutStacks<T>(run: () => Promise<T>): Promise<T> {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return await run();
  } finally {
    Error.stackTraceLimit = before;
  }
}
