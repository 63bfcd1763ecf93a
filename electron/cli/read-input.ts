import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { wideByMark } from '../files/wide-mark.ts';
import { say } from '../locale/say.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { fileFailure } from './file-failure.ts';

/** Standard input whole, at most `max` bytes; the rest is read and thrown away so that the writer is not stopped. Ctrl+C ends the wait (130). */
export async function readStdin(max: number, signal: AbortSignal): Promise<Buffer> {
  return readAll(process.stdin, '-', max, signal);
}

/** A file whole, at most `max` bytes. Ctrl+C ends the wait, as for a pipe that nobody writes to. */
export async function readInputFile(path: string, max: number, signal: AbortSignal): Promise<Buffer> {
  return readAll(createReadStream(path, { end: max }), path, max, signal);
}

async function readAll(stream: Readable, path: string, max: number, signal: AbortSignal): Promise<Buffer> {
  try {
    return await Promise.race([collect(stream, max), cancelled(signal)]);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw fileFailure('read', path, error);
  }
}

async function collect(stream: Readable, max: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    const bytes = part as Buffer;
    if (length < max) parts.push(bytes.subarray(0, max - length));
    length += bytes.length;
  }
  return Buffer.concat(parts);
}

/** Rejects on Ctrl+C. The read itself is left behind: a pipe that nobody opened cannot be called back. */
function cancelled(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(new Failure(EXIT.cancelled, say('cli:cancelled')));
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}

/** Text of unknown origin: UTF-16 by its mark or its zero bytes (Windows programs write that), UTF-8, else the Japanese code page. */
export function decode(bytes: Buffer): string {
  const even = bytes.subarray(0, bytes.length & ~1);
  const marked = wideByMark(bytes);
  if (marked === 'utf-16le') return even.subarray(2).toString('utf16le');
  if (marked === 'utf-16be') return Buffer.from(even).swap16().subarray(2).toString('utf16le');
  const zeros = zerosByParity(bytes.subarray(0, 2048));
  if (zeros.odd > zeros.looked / 4 && zeros.even === 0) return even.toString('utf16le');
  if (zeros.even > zeros.looked / 4 && zeros.odd === 0) return Buffer.from(even).swap16().toString('utf16le');
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  return text.includes('\ufffd') ? (fromShiftJis(bytes) ?? text) : text;
}

/** ASCII in UTF-16 has a zero in every other byte. */
function zerosByParity(start: Buffer): { even: number; odd: number; looked: number } {
  const count = (parity: number) => start.reduce((sum, byte, at) => sum + (byte === 0 && at % 2 === parity ? 1 : 0), 0);
  return { even: count(0), odd: count(1), looked: start.length };
}

function fromShiftJis(bytes: Buffer): string | null {
  try {
    return new TextDecoder('shift_jis', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
