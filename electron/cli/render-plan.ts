import type { PlanDocument } from '../../preload/contract/plan.ts';
import { showable } from '../locale/clean-text.ts';
import { say } from '../locale/say.ts';
import type { Translate } from '../locale/translator.ts';

/** A plan for a person: why, what, who notices, the way back, and how to confirm it. */
export function renderPlan({ texts, machine, tier, confirm, sha256, timeBoxMinutes, keepWithinMinutes }: PlanDocument, translate: Translate): string {
  const label = (key: string, params?: Record<string, string | number>) => translate(say(`fixes:show.${key}`, params));
  const list = (rows: readonly string[]) => rows.map((row) => `  - ${showable(row, 1000)}`);
  const limits = [timeBoxMinutes === null ? '' : label('timeBox', { minutes: timeBoxMinutes }), keepWithinMinutes === null ? '' : label('keepWithin', { minutes: keepWithinMinutes })].filter(Boolean);
  return [
    `${texts.title} – ${showable(machine)} (${[label('tier', { tier }), ...limits].join(', ')})`,
    label('why'), ...list(texts.why),
    label('changes'), ...list(texts.changes),
    label('whoNotices'), ...list([texts.whoNotices]),
    label('wayBack'), ...list([texts.wayBack]),
    label('ifInterrupted'), ...list([texts.ifInterrupted]),
    label('guards'), ...list(texts.guards),
    `sha256 ${sha256}`,
    label('planned'), label('confirm', { text: showable(confirm) }), '',
  ].join('\n');
}
