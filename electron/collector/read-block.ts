import type { Fact } from '../../preload/contract/facts.ts';
import type { Message } from '../../preload/contract/text.ts';
import { say } from '../locale/say.ts';
import { showable } from '../locale/clean-text.ts';
import { cleanPaste } from './clean-paste.ts';
import { findParts, holdsNewerForm, MAX_PARTS, type FoundPart } from './find-parts.ts';
import { readContent, type Collected } from './read-content.ts';

/** What the collector itself said about what it did not send. */
export interface BlockNotes {
  /** Facts that had no room in their answer. */
  readonly left: number;
  /** Lists of which only the newest rows came: name and how many rows the host had. */
  readonly cut: readonly { readonly name: string; readonly rows: number }[];
  /** Facts of a newer collector that this version cannot hold. */
  readonly newer: readonly string[];
}

export type BlockReading = { ok: true; machine: string | null; facts: Fact[]; notes: BlockNotes } | { ok: false; problem: Message };

const MAX_JSON = 4 * 1024 * 1024;
const MAX_FACTS = 2000;

/**
 * Reads what a host collector printed, however it was copied: `RDX1 part/parts crc32` and base64(deflate(JSON)) behind it, once for each part, in any order, more
 * than once, with wrapped lines and other text around it. The checksum is over the part's base64 letters. Several answers of one part each (Azure) are
 * joined when they are of one machine. A damaged part is named. `at`: ISO 8601, for facts without a time of their own.
 */
export function readHostBlock(text: string, at: string): BlockReading {
  const clean = cleanPaste(text);
  const found = findParts(clean);
  if (found.length === 0) return broken(holdsNewerForm(clean) ? 'newer' : 'none');
  const odd = found.findIndex((one) => one.parts < 1 || one.parts > MAX_PARTS || one.part < 1 || one.part > one.parts);
  if (odd >= 0) return broken('numbers', { part: odd + 1 });
  const whole = found.filter((one) => one.parts === 1);
  const split = joinAll(found.filter((one) => one.parts > 1));
  if (!Array.isArray(split)) return split;
  const answers = [...new Set(whole.map((one) => one.data))];
  const damaged = whole.findIndex((one) => one.data === null);
  if (damaged >= 0) return whole.length === 1 ? broken('checksum', { part: 1, parts: 1 }) : broken('answer', { answer: damaged + 1, answers: whole.length });
  return readAll([...split, ...answers.flatMap((one) => (one === null ? [] : [{ letters: one, parts: 1 }]))], at);
}

type Broken = Extract<BlockReading, { ok: false }>;

/** The base64 letters of one collection, and of how many parts they were. */
interface Joined {
  readonly letters: string;
  readonly parts: number;
}

/** Collections of several parts; those of one run have the same number of parts. */
function joinAll(found: readonly FoundPart[]): Joined[] | Broken {
  const totals = [...new Set(found.map((one) => one.parts))];
  const joined: Joined[] = [];
  for (const parts of totals) {
    const letters = joinParts(found.filter((one) => one.parts === parts), parts);
    if (typeof letters === 'string') joined.push({ letters, parts });
    else return totals.length === 1 ? letters : broken('runs', { first: totals[0] ?? 0, second: totals[1] ?? 0 });
  }
  return joined;
}

/** The base64 letters of a collection of several parts. */
function joinParts(found: readonly FoundPart[], total: number): string | Broken {
  const parts = new Map<number, string>();
  for (const { part, data } of found) {
    if (data === null) continue;
    if (parts.has(part) && parts.get(part) !== data) return broken('twice', { part, parts: total });
    parts.set(part, data);
  }
  const lacking = Array.from({ length: total }, (_, index) => index + 1).filter((part) => !parts.has(part));
  const damaged = lacking.filter((part) => found.some((one) => one.part === part));
  if (damaged.length > 0) return broken('checksum', { part: damaged.join(', '), parts: total });
  if (lacking.length > 0) return broken('missing', { part: lacking.join(', '), parts: total });
  return Array.from({ length: total }, (_, index) => parts.get(index + 1) ?? '').join('');
}

function readAll(collections: readonly Joined[], at: string): BlockReading {
  const contents: Collected[] = [];
  let room = MAX_JSON;
  const newer: string[] = [];
  for (const { letters, parts } of collections) {
    const reading = readContent(letters, room);
    // Every part is whole, what they are together is not: they cannot be of one run.
    if (!reading.ok && parts > 1 && reading.because !== 'schema') return broken('mixed', { parts });
    if (!reading.ok) return broken(reading.because, reading.where === undefined ? {} : { where: reading.where });
    room -= reading.bytes;
    contents.push(reading.content);
    newer.push(...reading.newer);
  }
  const machines = [...new Map(contents.flatMap(({ machine }) => (machine ? [[machine.toLowerCase(), machine] as const] : []))).values()];
  if (machines.length > 1) return broken('machines', { first: showable(machines[0] ?? '', 60), second: showable(machines[1] ?? '', 60) });
  const facts = newest(contents, at);
  if (facts.length > MAX_FACTS) return broken('schema', { where: 'facts' });
  const cut = contents.flatMap((one) => Object.entries(one.cut ?? {}).map(([name, rows]) => ({ name, rows })));
  return { ok: true, machine: machines[0] ?? null, facts, notes: { left: contents.reduce((sum, one) => sum + (one.left ?? 0), 0), cut: cut.slice(0, MAX_FACTS), newer } };
}

/** Every fact once; of one that came in several answers, the newest. */
function newest(contents: readonly Collected[], at: string): Fact[] {
  const facts = new Map<string, Fact>();
  for (const content of contents) {
    for (const one of content.facts) {
      const time = [one.at, content.at].find(isTime) ?? at;
      const before = facts.get(one.name);
      if (!before || Date.parse(before.at) <= Date.parse(time)) facts.set(one.name, { ...one, source: 'host-block', at: time });
    }
  }
  return [...facts.values()];
}

/** A time as documents write it; anything else is taken for none. */
function isTime(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text));
}

function broken(key: string, params?: Record<string, string | number>): Broken {
  return { ok: false, problem: say(`collector:block.${key}`, params) };
}
