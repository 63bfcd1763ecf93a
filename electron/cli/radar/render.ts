import type { RadarRow, RadarSummary } from '../../../preload/contract/radar.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Translate } from '../../locale/translator.ts';
import { daysPastRenewal, type RadarReading } from '../../radar/reading.ts';
import { paint, type Colour } from '../terminal.ts';

const WIDTH = { host: 28, verdict: 24, end: 10, days: 6, computer: 24, build: 12 } as const;

/** One line of the table. */
export function renderRow(row: RadarRow, reading: RadarReading, warnDays: number, translate: Translate, colour: boolean): string {
  const soon = row.daysLeft !== null && row.daysLeft <= warnDays;
  const [mark, tint]: [string, Colour] = row.verdict === 'UNKNOWN' ? ['?', 'yellow'] : row.verdict !== 'HEALTHY' ? ['✕', 'red'] : soon ? ['!', 'yellow'] : ['✓', 'green'];
  const target = row.host.includes(':') ? `[${row.host}]:${row.port}` : `${row.host}:${row.port}`;
  const past = daysPastRenewal(reading, Date.now());
  const cells = [
    target.padEnd(WIDTH.host), row.verdict.padEnd(WIDTH.verdict), (row.notAfter?.slice(0, 10) ?? '–').padEnd(WIDTH.end), (row.daysLeft === null ? '' : String(row.daysLeft)).padStart(WIDTH.days),
    showable(row.computerName ?? '–', 60).padEnd(WIDTH.computer), (row.osVersion ?? '–').padEnd(WIDTH.build), showable(row.issuer ?? '–', 60),
  ];
  const note = past > 0 && row.verdict === 'HEALTHY' ? `  ${translate(say('radar:table.pastRenewal', { days: past }))}` : '';
  return `${paint(mark, tint, colour)} ${cells.join('  ').trimEnd()}${note}\n`;
}

/** The table's head. */
export function renderHead(translate: Translate): string {
  const head = (name: 'host' | 'verdict' | 'end' | 'days' | 'computer' | 'build' | 'issuer'): string => translate(say(`radar:table.${name}`));
  const columns = (['host', 'verdict', 'end'] as const).map((name) => head(name).padEnd(WIDTH[name]));
  return `  ${[...columns, head('days').padStart(WIDTH.days), head('computer').padEnd(WIDTH.computer), head('build').padEnd(WIDTH.build), head('issuer')].join('  ')}\n`;
}

/** What was done, for a person. */
export function renderSummary(summary: RadarSummary, translate: Translate): string {
  const { targets, done, seconds, skippedLines, resumed, cancelled, byVerdict } = summary;
  const lines = ['', translate(say('radar:summary.done', { done, targets, seconds }))];
  if (cancelled) lines.push(translate(say('radar:summary.cancelled')));
  if (resumed > 0) lines.push(translate(say('radar:summary.resumed', { resumed })));
  if (skippedLines > 0) lines.push(translate(say('radar:summary.skipped', { skippedLines })));
  const verdicts = Object.entries(byVerdict).sort(([, a], [, b]) => b - a);
  lines.push(...verdicts.map(([verdict, count]) => `${String(count).padStart(8)}  ${verdict}`));
  return `${lines.join('\n')}\n`;
}
