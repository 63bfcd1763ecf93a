import type { JournalRow } from '../../../preload/contract/fixing.ts';
import type { RunEntry } from '../../fixes/journal/fold.ts';
import type { Reading } from '../../fixes/journal/events.ts';

type Row = Readonly<Record<string, unknown>>;
const row = (value: unknown): Row => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {});
const hex = (value: unknown): string | null => (typeof value === 'string' && /^[0-9a-f]{40}$/i.test(value) ? value.toLowerCase() : null);

/** The listener's certificate before and after an entry that stands; null where it is the same, or the entry was taken back. Pure. */
export function thumbprintsOf(entry: RunEntry): JournalRow['thumbprints'] {
  if (entry.phase !== 'kept' && entry.phase !== 'awaitingKeep') return null;
  const seen = entry.intent.plan.operations.flatMap(({ primitive }, at) => {
    const { captured = null, ours = null, readBack = null } = entry.operations[at] ?? {};
    const [before, after] = [thumbprintIn(primitive, captured), thumbprintIn(primitive, ours ?? readBack)];
    return before === undefined || after === undefined ? [] : [{ before, after }];
  });
  const [first, last] = [seen[0], seen.at(-1)];
  return first && last && first.before !== last.after ? { before: first.before, after: last.after } : null;
}

/** Undefined: this operation says nothing about certificates. */
function thumbprintIn(primitive: string, reading: Reading): string | null | undefined {
  if (reading === null) return undefined;
  switch (primitive) {
    case 'certificate.create': return hex(reading.thumbprint);
    case 'certificate.remove': return hex(row(reading.certificate).thumbprint);
    case 'certificate.bind': return hex(row(reading.pinned).data);
    case 'service.restart':
    case 'service.start': return 'selfSigned' in reading ? hex(row(reading.selfSigned).data) : undefined;
    default: return undefined;
  }
}
