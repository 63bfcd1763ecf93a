/** Pieces of a file that is written while they come. */
export interface RowStream extends AsyncIterable<string> {
  push(text: string): void;
  end(): void;
  /** Makes whoever reads it fail: what was begun is not to be kept. */
  drop(): void;
}

/** A stream that somebody pushes into and a file is written from. */
export function rowStream(): RowStream {
  let held: string[] = [];
  let ended = false;
  let dropped = false;
  let wake: (() => void) | null = null;
  return {
    push(text) {
      held.push(text);
      wake?.();
    },
    end() {
      ended = true;
      wake?.();
    },
    drop() {
      dropped = true;
      wake?.();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        if (dropped) throw new Error('dropped');
        if (held.length > 0) {
          const text = held.join('');
          held = [];
          yield text;
        } else if (ended) return;
        else await new Promise<void>((resolve) => { wake = resolve; });
        wake = null;
      }
    },
  };
}
