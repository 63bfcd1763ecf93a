import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';

/** Standard input whole, at most `max` bytes; the rest is read and thrown away so that the writer is not stopped. */
export function readStdin(max: number): Promise<Buffer> {
  return readAll(process.stdin, max);
}

/** A file whole, at most `max` bytes. */
export async function readInputFile(path: string, max: number): Promise<Buffer> {
  try {
    return await readAll(createReadStream(path, { end: max }), max);
  } catch (error) {
    throw new Failure(EXIT.ioFailed, say('cli:file.readFailed', { path: showable(path), code: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' }));
  }
}

async function readAll(stream: Readable, max: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    const bytes = part as Buffer;
    if (length < max) parts.push(bytes.subarray(0, max - length));
    length += bytes.length;
  }
  return Buffer.concat(parts);
}
