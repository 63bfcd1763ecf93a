import { fstatSync, writeSync } from 'node:fs';
import { say } from '../locale/say.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';

/** Where a command writes: the result, and everything else. */
export interface Console {
  readonly colour: boolean;
  /** Rejects with a Failure (74) when the reader went away or the disk is full. */
  result(text: string): Promise<void>;
  note(text: string): void;
}

/** stdout for the result, stderr for notes. A reader that goes away is an I/O failure, not a crash. */
export function processConsole(noColor: boolean): Console {
  const colour = process.stdout.isTTY === true && !noColor && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  return {
    colour,
    async result(text) {
      try {
        if (isFile(1)) writeWhole(1, Buffer.from(text));
        else await writeStream(process.stdout, text);
      } catch (error) {
        throw new Failure(EXIT.ioFailed, say('cli:file.stdoutFailed', { code: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' }));
      }
    },
    note(text) {
      try {
        writeSync(2, `${text}\n`);
      } catch {
        // Nobody reads the notes: the result still counts.
      }
    },
  };
}

function writeStream(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // Taken off again: a command that prints line after line would gather one listener for each.
    stream.once('error', reject);
    stream.write(text, (error) => {
      stream.removeListener('error', reject);
      if (error) {
        stream.once('error', () => {});
        reject(error);
      } else resolve();
    });
  });
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

/** A full disk takes a part without complaint; only the next write fails, which the runtime's own stream never makes. */
function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}
