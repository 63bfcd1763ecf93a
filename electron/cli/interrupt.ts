import { EXIT } from './exit-codes.ts';

const controller = new AbortController();

// Set up as this module is loaded, the first of all: Ctrl+C while the rest still loads must end in a document too.
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    if (controller.signal.aborted) process.exit(EXIT.cancelled);
    controller.abort();
  });
}

/** Aborts on the first Ctrl+C, so that what was measured is still printed; a second one ends at once. */
export const interruptSignal: AbortSignal = controller.signal;
