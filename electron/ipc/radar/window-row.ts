import * as z from 'zod';
import { radarRowDocument } from '../../../preload/contract/radar.ts';
import type { RadarCounts, RadarState, RadarWindowRow } from '../../../preload/contract/radar-window.ts';
import { daysPastRenewal } from '../../radar/reading.ts';

/** A row as it is kept: the published one and what the window needs besides. */
export const keptRow = radarRowDocument.extend({ notBefore: z.string().max(40).nullable().default(null), selfSigned: z.boolean().nullable().default(null) });
export type KeptRow = z.infer<typeof keptRow>;

const DAY_MS = 86_400_000;

/** A kept row for the window, judged by the time `now`, ms since 1970. */
export function windowRow(row: KeptRow, warnDays: number, now: number): RadarWindowRow {
  const { schema: _schema, notBefore: _notBefore, ...rest } = row;
  const end = row.notAfter === null ? Number.NaN : Date.parse(row.notAfter);
  const daysLeft = Number.isNaN(end) ? null : Math.floor((end - now) / DAY_MS);
  const past = daysPastRenewal(row, now);
  const pastRenewalDays = Number.isNaN(past) ? 0 : past;
  return { ...rest, daysLeft, pastRenewalDays, state: stateOf(row.verdict, daysLeft, pastRenewalDays, warnDays) };
}

/** Unknown is never "ok": a host that could not be judged is unread, whatever its certificate says. */
function stateOf(verdict: string, daysLeft: number | null, pastRenewalDays: number, warnDays: number): RadarState {
  if (daysLeft === null) return 'unread';
  if (daysLeft < 0) return 'ended';
  if (verdict === 'UNKNOWN') return 'unread';
  if (verdict !== 'HEALTHY') return 'problem';
  if (daysLeft <= warnDays) return 'soon';
  return pastRenewalDays > 0 ? 'late' : 'ok';
}

/** Counts rows as they come. */
export interface Counter {
  add(state: RadarState): void;
  counts(): RadarCounts;
}

export function counter(): Counter {
  const states: Record<RadarState, number> = { ok: 0, late: 0, soon: 0, problem: 0, ended: 0, unread: 0 };
  let done = 0;
  return {
    add(state) {
      states[state]++;
      done++;
    },
    counts: () => ({ done, states: { ...states } }),
  };
}
