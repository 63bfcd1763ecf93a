import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { parsePort, parseTarget, type Target } from '../../probe/target/target.ts';
import { readCells, readHeader, readSeparator, type Columns } from './csv-line.ts';
import { recordJoiner, type ListRecord } from './join-records.ts';
import { lineReader } from './line-text.ts';
import { oneSpelling } from './one-spelling.ts';
import { MAX_RANGE, readRange, USUAL_RANGE } from './range.ts';
import { splitLines } from './split-lines.ts';
import { toUtf8 } from './to-utf8.ts';

/** One target of the list. */
export interface RadarTarget {
  /** Line of the list, from 1. */
  readonly line: number;
  readonly host: string;
  readonly port: number;
  readonly kind: 'name' | 'address';
  /** What the certificate is judged by; the host itself unless the list says otherwise. */
  readonly name: string;
}

/** A line that was not taken. `tooWide`: only because of its width. */
export interface BadLine {
  readonly line: number;
  readonly because: Message;
  readonly tooWide: boolean;
}

export interface ReadOptions {
  /** Ranges wider than a /24 are wanted. */
  readonly wideRanges: boolean;
  onBadLine(bad: BadLine): void;
}

/** Reads the list as it comes: one target a line, or CSV with a header. Lines that are empty or begin with `#` are passed over. */
export async function* readTargets(stream: AsyncIterable<Buffer>, options: ReadOptions): AsyncGenerator<RadarTarget> {
  const textOf = lineReader();
  let columns: Columns | null | undefined;
  let separator: string | null = null;
  const joiner = recordJoiner(() => columns?.separator ?? null);
  const read = function* ({ number, text }: ListRecord): Generator<RadarTarget> {
    const bad = (because: Message, tooWide = false): void => options.onBadLine({ line: number, because, tooWide });
    if (text.trim() === '' || text.trimStart().startsWith('#')) return;
    if (columns === undefined) {
      const told = separator === null ? readSeparator(text) : null;
      if (told !== null) return void (separator = told);
      columns = readHeader(text, separator);
      if (columns) return;
    }
    const entry = columns ? fromCells(text, columns) : { host: text.trim(), port: undefined, name: undefined };
    if ('key' in entry) bad(entry);
    else yield* targetsOf(entry, number, options.wideRanges, bad);
  };
  const readAll = function* (records: readonly ListRecord[]): Generator<RadarTarget> {
    for (const record of records) yield* read(record);
  };
  for await (const { number, bytes } of splitLines(toUtf8(stream))) {
    const text = bytes && textOf(bytes);
    if (text !== null) yield* readAll(joiner.add({ number, text }));
    else {
      yield* readAll(joiner.end());
      options.onBadLine({ line: number, because: say(bytes ? 'radar:line.encoding' : 'radar:line.tooLong'), tooWide: false });
    }
  }
  yield* readAll(joiner.end());
}

interface Entry {
  readonly host: string;
  readonly port: number | undefined;
  readonly name: string | undefined;
}

function fromCells(text: string, columns: Columns): Entry | Message {
  const cells = readCells(text, columns.separator);
  if (!cells) return say('radar:line.quotes');
  const port = cells[columns.port] ?? '';
  const name = cells[columns.name] ?? '';
  const number = port === '' ? undefined : parsePort(port);
  if (number === null) return say('probe:target.port', { text: showable(port, 80) });
  return { host: cells[columns.host] ?? '', port: number, name: name === '' ? undefined : name };
}

function* targetsOf(entry: Entry, line: number, wide: boolean, bad: (because: Message, tooWide?: boolean) => void): Generator<RadarTarget> {
  const range = readRange(entry.host);
  const text = showable(entry.host, 80);
  if (range.kind === 'bad') return bad(say('radar:line.range', { text }));
  if (range.kind === 'range' && range.range.size > USUAL_RANGE && !wide) return bad(say('radar:line.tooWide', { text, size: range.range.size }), true);
  if (range.kind === 'range' && range.range.size > MAX_RANGE) return bad(say('radar:line.farTooWide', { text, max: MAX_RANGE }), true);
  const name = entry.name === undefined ? undefined : named(entry.name);
  if (name && 'key' in name) return bad(name);
  for (const host of range.kind === 'range' ? range.range.addresses() : [entry.host]) {
    const parsed = parseTarget(host, entry.port);
    if (!parsed.ok) return bad(parsed.problem);
    const { target } = parsed;
    if (target.kind === 'practice') return bad(say('radar:line.practice', { text }));
    const spelled = target.kind === 'address' ? oneSpelling(target.host) : target.host;
    yield { line, host: spelled, port: target.port, kind: target.kind, name: name?.host ?? spelled };
  }
}

/** A name for the certificate, without a port. */
function named(text: string): Target | Message {
  const parsed = parseTarget(text);
  if (!parsed.ok) return parsed.problem;
  return parsed.target.kind === 'practice' ? say('radar:line.practice', { text: showable(text, 80) }) : parsed.target;
}
