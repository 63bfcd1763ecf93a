import type { RadarRow } from '../../../preload/contract/radar.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Translate } from '../../locale/translator.ts';
import type { IcsTexts } from './ics.ts';

/** The words of the calendar in one language. */
export function icsTexts(translate: Translate): IcsTexts {
  const params = (row: RadarRow) => ({
    host: showable(row.computerName ?? row.host, 120), target: `${row.host}:${row.port}`, end: row.notAfter ?? '–', issuer: showable(row.issuer ?? '–', 200), sha1: row.sha1 ?? '–',
  });
  return {
    calendar: translate(say('radar:ics.calendar')),
    summary: (row) => translate(say('radar:ics.summary', params(row))),
    description: (row) => translate(say('radar:ics.description', params(row))),
  };
}
