/** @typedef {(signal?: NodeJS.Signals) => void | Promise<void>} Closer */

/** What must be undone when this process ends, whatever ends it; the youngest goes first. @type {Closer[]} */
const closers = [];
let ending = false;
let hooked = false;

/** Undoes everything in order, waiting for each. */
async function closeAll(/** @type {NodeJS.Signals} */ signal) {
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close(signal);
}

function hook() {
  hooked = true;
  // Reached without a signal there is no time to wait; what is left is at least told to end.
  process.on('exit', () => { for (let close = closers.pop(); close !== undefined; close = closers.pop()) void close(); });
  for (const [signal, code] of /** @type {const} */ ([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]])) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      // A closer may have learnt a better code, as the command line's own.
      void closeAll(signal).finally(() => process.exit(process.exitCode ?? code));
    });
  }
}

/** Whether a signal has asked this process to end. */
export const isEnding = () => ending;

/** Registers a closer; the returned function takes it back. @param {Closer} close */
export function whenWeEnd(close) {
  if (!hooked) hook();
  closers.push(close);
  return () => {
    const index = closers.indexOf(close);
    if (index >= 0) closers.splice(index, 1);
  };
}
