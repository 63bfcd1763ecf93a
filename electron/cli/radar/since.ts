import type { RadarChangeModel, RadarRow, RadarSummary } from '../../../preload/contract/radar.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Translate } from '../../locale/translator.ts';
import type { EarlierRows } from '../../radar/earlier-rows.ts';

type Since = NonNullable<RadarSummary['since']>;

/** Compares rows with an earlier run as they come. */
export interface SinceCounter {
  add(row: RadarRow): void;
  /** `whole`: every target of the list was reached, so that what has no row is gone. */
  finish(whole: boolean): Promise<Since>;
}

/** What the summary lists; the counts go on. */
const MAX_LISTED = 1000;
/** What a person is shown. */
const MAX_SHOWN = 40;

export function sinceCounter(earlier: EarlierRows): SinceCounter {
  const since: Since = { counts: { new: 0, gone: 0, verdict: 0, certificate: 0, ending: 0 }, changes: [] };
  const take = (change: RadarChangeModel): void => {
    since.counts[change.kind]++;
    if (since.changes.length < MAX_LISTED) since.changes.push(change);
  };
  return {
    add: (row) => earlier.compare(row).forEach(take),
    async finish(whole) {
      if (whole) for await (const change of earlier.gone()) take(change);
      return since;
    },
  };
}

/** The changes, for a person. */
export function renderSince({ counts, changes }: Since, translate: Translate): string {
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
  if (total === 0) return `\n${translate(say('radar:since.none'))}\n`;
  const lines = changes.slice(0, MAX_SHOWN).map((one) => `  ${translate(say(`radar:since.${one.kind}`, paramsOf(one)))}`);
  const more = total > lines.length ? [`  ${translate(say('radar:since.more', { count: total - lines.length }))}`] : [];
  return `\n${[translate(say('radar:since.head', { count: total })), ...lines, ...more].join('\n')}\n`;
}

function paramsOf({ host, port, before, now, notAfterBefore, notAfterNow }: RadarChangeModel): Record<string, string> {
  const day = (time: string | null | undefined): string => time?.slice(0, 10) ?? '–';
  const target = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return { target: showable(target, 120), before: before ?? '–', now: now ?? '–', endBefore: day(notAfterBefore), endNow: day(notAfterNow), end: day(now) };
}
