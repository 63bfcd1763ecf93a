import { inflateRawSync, inflateSync } from 'node:zlib';
import * as z from 'zod';
import { fact } from '../../preload/contract/facts.ts';
import { showable } from '../locale/clean-text.ts';
import { WINDOWS_FACTS } from '../machine/windows-facts.ts';

/** A fact as a collector sends it: whose it is and when it was read stand elsewhere. */
const sent = fact.partial({ source: true, at: true });

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
  facts: z.array(sent).max(2000),
});
export type Collected = z.infer<typeof collected>;
/** What a later collector may send beside what is known now: told by its name, set aside where this version cannot hold it. */
const facts = z.object({ facts: z.array(z.unknown()).max(2000) });
const named = fact.pick({ name: true });

/** `newer`: names of facts that were set aside. */
export type ContentReading = { ok: true; content: Collected; bytes: number; newer: string[] } | { ok: false; because: 'inflate' | 'json' | 'schema'; where?: string };

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
  const { rest, newer } = withoutNewer(value);
  const parsed = collected.safeParse(rest);
  return parsed.success
    ? { ok: true, content: parsed.data, bytes: json.length, newer }
    : { ok: false, because: 'schema', where: showable(parsed.error.issues[0]?.path.join('.') || '–', 80) };
}

/** The content without the facts that no reader of ours gives and no schema of ours holds. A fact that we know must be as we know it. */
function withoutNewer(value: unknown): { rest: unknown; newer: string[] } {
  const listed = facts.safeParse(value);
  if (!listed.success) return { rest: value, newer: [] };
  const newer: string[] = [];
  const kept = listed.data.facts.filter((one) => {
    const name = named.safeParse(one);
    const known = !name.success || Object.hasOwn(WINDOWS_FACTS, name.data.name) || sent.safeParse(one).success;
    if (!known) newer.push(name.data.name);
    return known;
  });
  // A content of nothing else is no newer one, it is none.
  return newer.length === 0 || kept.length === 0 ? { rest: value, newer: [] } : { rest: { ...(value as object), facts: kept }, newer };
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
