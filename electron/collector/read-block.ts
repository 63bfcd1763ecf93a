import { inflateRawSync, inflateSync } from 'node:zlib';
import * as z from 'zod';
import { fact, type Fact } from '../../preload/contract/facts.ts';
import type { Message } from '../../preload/contract/text.ts';
import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import { crc32 } from './crc32.ts';

/** What a host collector's block holds: the facts of one machine. */
const collected = z.object({ machine: z.string().max(300).optional(), facts: z.array(fact.partial({ source: true, at: true })).max(2000) });

export type BlockReading = { ok: true; facts: Fact[] } | { ok: false; problem: Message };

const MAX_JSON = 4 * 1024 * 1024;
const MAX_PARTS = 64;
const HEADER = /RDX1[ \t]+(\d{1,3})\/(\d{1,3})[ \t]+([0-9a-fA-F]{8})/g;

/**
 * Reads a pasted block: `RDX1 part/parts crc32` and base64(deflate(JSON)) behind it, once for each part, in any order, with
 * wrapped lines and other text around it. The checksum is over the part's base64 characters. A damaged part is named.
 */
export function readHostBlock(text: string, at: string): BlockReading {
  const parts = new Map<number, string>();
  let total = 0;
  for (const { index, part, parts: count, crc, body } of partsOf(text)) {
    if (count < 1 || count > MAX_PARTS || part < 1 || part > count || (total !== 0 && count !== total)) return broken('numbers', { part: index });
    total = count;
    const data = cutToChecksum(body, crc);
    if (data === null) return broken('checksum', { part, parts: count });
    parts.set(part, data);
  }
  if (total === 0) return broken('none');
  for (let part = 1; part <= total; part++) if (!parts.has(part)) return broken('missing', { part, parts: total });
  const encoded = Array.from({ length: total }, (_, i) => parts.get(i + 1) ?? '').join('');
  return decode(Buffer.from(encoded, 'base64'), at);
}

function* partsOf(text: string): Generator<{ index: number; part: number; parts: number; crc: number; body: string }> {
  const heads = [...text.matchAll(HEADER)].slice(0, MAX_PARTS * 2);
  for (const [index, head] of heads.entries()) {
    const start = head.index + head[0].length;
    const end = heads[index + 1]?.index ?? text.length;
    // Portals write line ends as \n or \r\n inside JSON strings.
    const body = text.slice(start, end).replace(/\\[rn]/g, ' ');
    yield { index: index + 1, part: Number(head[1]), parts: Number(head[2]), crc: Number.parseInt(head[3] ?? '', 16), body };
  }
}

/** The longest run of base64 behind the head whose checksum fits; what a portal put behind it is left out. */
function cutToChecksum(body: string, crc: number): string | null {
  const run = /^[\s"']*((?:[A-Za-z0-9+/]+={0,2}\s*)+)/.exec(body)?.[1] ?? '';
  const words = run.trim().split(/\s+/);
  for (let count = words.length; count > 0 && words.length - count < 200; count--) {
    const data = words.slice(0, count).join('');
    if (crc32(Buffer.from(data, 'latin1')) === crc) return data;
  }
  return null;
}

function decode(bytes: Buffer, at: string): BlockReading {
  const json = inflate(bytes);
  if (json === null) return broken('inflate');
  let value: unknown;
  try {
    value = JSON.parse(json.toString('utf8'));
  } catch {
    return broken('json');
  }
  const parsed = collected.safeParse(value);
  if (!parsed.success) return broken('schema', { where: showable(parsed.error.issues[0]?.path.join('.') || '–', 80) });
  return { ok: true, facts: parsed.data.facts.map((one): Fact => ({ ...one, source: 'host-block', at: isTime(one.at) ? one.at : at })) };
}

/** A time as documents write it; anything else is taken for none. */
function isTime(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text));
}

function inflate(bytes: Buffer): Buffer | null {
  for (const unpack of [inflateSync, inflateRawSync]) {
    try {
      return unpack(bytes, { maxOutputLength: MAX_JSON });
    } catch {
      // The other form of deflate is tried next.
    }
  }
  return null;
}

function broken(key: string, params?: Record<string, string | number>): BlockReading {
  return { ok: false, problem: say(`cli:block.${key}`, params) };
}
