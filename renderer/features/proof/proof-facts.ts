import type { Fact } from '../../../preload/contract/facts.ts';

/** One fact that reads differently; null where it was not read. */
export interface FactChange {
  readonly name: string;
  readonly address: string | null;
  readonly before: Fact | null;
  readonly after: Fact | null;
}

/** Facts that differ from one look to the next without any change: times, counters, what the look itself drew. */
const RESTLESS = /^(events|practice)\.|(Ms|Time|Clock|Seconds|Skew|At|Pid|Random|Session|Challenge|Bytes|Limit|Port|uptime|runOutcomes)$/i;
/** What proves a fix to people comes first: the certificate, then its key, then the settings. */
const FIRST = ['certificate.sha1', 'certificate.notBefore', 'certificate.notAfter', 'certificate.', 'store.', 'key.', 'security.', 'service.', 'network.', 'firewall.', 'listener.'];

/** What reads differently after a change, the telling facts first. One name on several addresses is one fact each. */
export function changedFacts(before: readonly Fact[], after: readonly Fact[]): FactChange[] {
  const keyOf = ({ name, source, address }: Fact) => `${source} ${name} ${address ?? ''}`;
  const [old, now] = [new Map(before.map((one) => [keyOf(one), one])), new Map(after.map((one) => [keyOf(one), one]))];
  const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap((key): FactChange[] => {
    const [one, other] = [old.get(key) ?? null, now.get(key) ?? null];
    const fact = other ?? one;
    if (!fact || RESTLESS.test(fact.name) || JSON.stringify(one?.value) === JSON.stringify(other?.value)) return [];
    return [{ name: fact.name, address: fact.address ?? null, before: one, after: other }];
  });
  const rank = ({ name }: FactChange) => {
    const at = FIRST.findIndex((prefix) => name.startsWith(prefix));
    return at === -1 ? FIRST.length : at;
  };
  // What can be read on both sides says more than what only came or went.
  return changes.sort((a, b) => Number(b.before !== null && b.after !== null) - Number(a.before !== null && a.after !== null) || rank(a) - rank(b) || a.name.localeCompare(b.name));
}

type Value = Fact['value'];
const rowsOf = (value: Value | undefined): readonly Record<string, unknown>[] | null => (Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null) ? value : null);

/** One side of a change as it is shown: of lists of things only what differs in them, the rest as it was read. */
export function shownValue({ before, after }: FactChange, side: 'before' | 'after'): Value {
  const own = (side === 'before' ? before : after)?.value ?? null;
  const [rows, others] = [rowsOf(own), rowsOf((side === 'before' ? after : before)?.value)];
  if (!rows || !others || rows.length !== others.length) return own;
  return rows.flatMap((row, at) => Object.entries(row).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(others[at]?.[name])).map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`));
}
