/** Writes lines together that came in one turn of the event loop: a write for each would cost as much as a tenth of a probe. */
export function lineWriter(write: (text: string) => Promise<void>): (line: string) => Promise<void> {
  let held: string[] = [];
  let next: Promise<void> | null = null;
  let last: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    // What is being written goes first; a reader that is slow slows the radar down, and nothing piles up.
    await last.catch(() => {});
    await new Promise<void>((resolve) => setImmediate(resolve));
    const text = held.join('');
    held = [];
    next = null;
    last = write(text);
    return last;
  };
  return (line) => {
    held.push(line);
    next ??= flush();
    return next;
  };
}
