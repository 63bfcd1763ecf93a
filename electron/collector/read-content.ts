import { inflateRawSync, inflateSync } from 'node:zlib';
import * as z from 'zod';
import { fact } from '../../preload/contract/facts.ts';
import { showable } from '../locale/clean-text.ts';

/** What one run of a collector gave: the facts of one machine, or a part of them. */
const collected = z.object({
  machine: z.string().max(300).optional(),
  form: z.string().max(20).optional(),
  part: z.number().int().min(1).max(99).optional(),
  at: z.string().max(40).optional(),
  /** Facts that had no room. */
  left: z.number().int().min(0).max(2000).optional(),
  /** Lists of which only the newest rows are there, with how many there were. */
  cut: z.record(z.string().max(120), z.number().int().min(0)).optional(),
  facts: z.array(fact.partial({ source: true, at: true })).max(2000),
});
export type Collected = z.infer<typeof collected>;

export type ContentReading = { ok: true; content: Collected; bytes: number } | { ok: false; because: 'inflate' | 'json' | 'schema'; where?: string };

/** Unpacks and checks what the parts of one collection hold together. Nothing larger than `maxBytes` is unpacked. */
export function readContent(base64: string, maxBytes: number): ContentReading {
  const json = inflate(Buffer.from(base64, 'base64'), maxBytes);
  if (json === null) return { ok: false, because: 'inflate' };
  let value: unknown;
  try {
    value = JSON.parse(json.toString('utf8'));
  } catch {
    return { ok: false, because: 'json' };
  }
  const parsed = collected.safeParse(value);
  return parsed.success
    ? { ok: true, content: parsed.data, bytes: json.length }
    : { ok: false, because: 'schema', where: showable(parsed.error.issues[0]?.path.join('.') || '–', 80) };
}

function inflate(bytes: Buffer, maxOutputLength: number): Buffer | null {
  if (maxOutputLength < 1) return null;
  for (const unpack of [inflateRawSync, inflateSync]) {
    try {
      return unpack(bytes, { maxOutputLength });
    } catch {
      // The other form of deflate is tried next.
    }
  }
  return null;
}
