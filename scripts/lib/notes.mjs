/** Set-up speaks on stderr only: stdout belongs to the result. @param {string} text */
export const note = (text) => void process.stderr.write(`${text}\n`);

/** @param {number} bytes */
export const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

/** @param {number} ms */
export function duration(ms) {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Starts a clock; calling it gives the time since, in words. */
export function stopwatch() {
  const start = performance.now();
  return () => duration(performance.now() - start);
}
