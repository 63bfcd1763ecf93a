import type { Fact } from '../../preload/contract/facts.ts';
import { NEEDS_ADMIN } from '../machine/windows-facts.ts';

type Row = Readonly<Record<string, unknown>>;

/** Why a fact says nothing: it was not read at all, it could not be read, only rights were missing, or its value has a shape no reader gives. */
export type Unread = 'absent' | 'unknown' | 'needsAdmin';

/** Facts by name. Every accessor gives undefined for what was not read or has the wrong shape, so nothing unknown can look like a value. */
export interface FactBook {
  has(name: string): boolean;
  /** undefined when the value was read. */
  unread(name: string): Unread | undefined;
  /** The reason given with a fact that could not be read. */
  reason(name: string): string | undefined;
  /** Read, and there is no such thing (an absent registry value). */
  isNothing(name: string): boolean;
  flag(name: string): boolean | undefined;
  number(name: string): number | undefined;
  text(name: string): string | undefined;
  texts(name: string): readonly string[] | undefined;
  row(name: string): Row | undefined;
  rows(name: string): readonly Row[] | undefined;
  /** Every value of that name, of all addresses. */
  all(name: string): readonly Fact[];
  /** When the fact was read, ms since 1970. */
  at(name: string): number | undefined;
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const isKnown = (fact: Fact): boolean => fact.unknown === undefined;

/** Read beats unread, later beats earlier; what is left is ordered by content, so that the order of the list never matters. */
function compare(a: Fact, b: Fact): number {
  if (isKnown(a) !== isKnown(b)) return isKnown(a) ? -1 : 1;
  if (a.at !== b.at) return a.at > b.at ? -1 : 1;
  const [one, other] = [JSON.stringify([a.address, a.value]), JSON.stringify([b.address, b.value])];
  return one < other ? -1 : one > other ? 1 : 0;
}

export function factBook(facts: readonly Fact[]): FactBook {
  const byName = new Map<string, Fact[]>();
  for (const fact of facts) {
    const list = byName.get(fact.name);
    if (list) list.push(fact);
    else byName.set(fact.name, [fact]);
  }
  for (const list of byName.values()) list.sort(compare);
  const best = (name: string): Fact | undefined => byName.get(name)?.[0];
  const value = (name: string): unknown => {
    const fact = best(name);
    return fact && isKnown(fact) ? fact.value : undefined;
  };
  return {
    has: (name) => byName.has(name),
    unread: (name) => {
      const fact = best(name);
      if (!fact) return 'absent';
      if (isKnown(fact)) return undefined;
      return fact.unknown?.startsWith(NEEDS_ADMIN) ? 'needsAdmin' : 'unknown';
    },
    reason: (name) => best(name)?.unknown,
    isNothing: (name) => value(name) === null,
    flag: (name) => asFlag(value(name)),
    number: (name) => asNumber(value(name)),
    text: (name) => asText(value(name)),
    texts: (name) => {
      const list = value(name);
      return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : undefined;
    },
    row: (name) => {
      const one = value(name);
      return isRow(one) ? one : undefined;
    },
    rows: (name) => {
      const list = value(name);
      return Array.isArray(list) && list.every(isRow) ? list : undefined;
    },
    all: (name) => byName.get(name) ?? [],
    at: (name) => timeOf(best(name)?.at),
  };
}

/** Registry flags come as booleans, as 0/1, or not at all. */
export function asFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 0 || value === 1 ? value === 1 : undefined;
}

export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A field that holds one word, a number, or several of them: as words. */
export function words(value: unknown): string[] {
  const one = (item: unknown): string[] => (typeof item === 'string' ? item.split(/[\s,;|]+/).filter(Boolean) : typeof item === 'number' ? [String(item)] : []);
  return Array.isArray(value) ? value.flatMap(one) : one(value);
}

/** ISO 8601 to ms since 1970; undefined when it is no time. */
export function timeOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : ms;
}
