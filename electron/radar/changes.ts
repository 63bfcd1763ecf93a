import type { RadarChangeModel, RadarRow } from '../../preload/contract/radar.ts';

/** What of a row an earlier run is compared by. */
export type ComparedRow = Pick<RadarRow, 'verdict' | 'notAfter' | 'daysLeft' | 'sha1'>;
type Place = Pick<RadarRow, 'host' | 'port'>;

/**
 * What changed at one host. `before` undefined: it had no row; `now` undefined: it has none now. A certificate that was read in one of the runs only is no change of
 * certificate; the verdict tells. `ending` is said once, in the first run that finds the same certificate's end within `warnDays`.
 */
export function changesOf({ host, port }: Place, before: ComparedRow | undefined, now: ComparedRow | undefined, warnDays: number): RadarChangeModel[] {
  const place = { host, port };
  if (!before) return now ? [{ kind: 'new', ...place, before: null, now: now.verdict }] : [];
  if (!now) return [{ kind: 'gone', ...place, before: before.verdict, now: null }];
  const changes: RadarChangeModel[] = [];
  if (before.verdict !== now.verdict) changes.push({ kind: 'verdict', ...place, before: before.verdict, now: now.verdict });
  const renewed = before.sha1 !== null && now.sha1 !== null && before.sha1 !== now.sha1;
  if (renewed) changes.push({ kind: 'certificate', ...place, before: before.sha1, now: now.sha1, notAfterBefore: before.notAfter, notAfterNow: now.notAfter });
  const ends = (row: ComparedRow): boolean => row.daysLeft !== null && row.daysLeft <= warnDays;
  if (ends(now) && (renewed || !ends(before))) changes.push({ kind: 'ending', ...place, before: null, now: now.notAfter });
  return changes;
}
