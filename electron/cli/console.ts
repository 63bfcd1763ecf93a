import { writeSync } from 'node:fs';

/** Where a command writes: the result, and everything else. */
export interface Console {
  readonly colour: boolean;
  result(text: string): Promise<void>;
  note(text: string): void;
}

/** stdout for the result, stderr for notes. A reader that goes away is an I/O failure, not a crash. */
export function processConsole(noColor: boolean): Console {
  const colour = process.stdout.isTTY === true && !noColor && !process.env['NO_COLOR'];
  return {
    colour,
    result: (text) =>
      new Promise((resolve, reject) => {
        process.stdout.once('error', reject);
        process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    note(text) {
      try {
        writeSync(2, `${text}\n`);
      } catch {
        // Nobody reads the notes: the result still counts.
      }
    },
  };
}
