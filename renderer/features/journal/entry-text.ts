import type { TFunction } from 'i18next';
import type { JournalRow } from '../../../preload/contract/fixing.ts';
import { sentenceOf, textIfKnown } from '../../text/i18n.ts';
import { readingLines } from './reading-lines.ts';
import { machineText, spoken } from './spoken.ts';

/** An entry as plain text for a ticket: times as they stand in the journal. */
export function entryText(row: JournalRow, t: TFunction<'journal'>): string {
  const { id, at, state, machine, thumbprints, before, after, plan, reason, wentBack, operations } = row;
  const none = t('row.noCertificate');
  return [
    `${at}  ${sentenceOf(row.title)}  ${machineText(machine)}  ${t(`state.${state}`)}`,
    ...(thumbprints ? [`${t('row.thumbprints')}: ${thumbprints.before ?? none} → ${thumbprints.after ?? none}`] : []),
    ...(before ?? after ? [`${t('details.verdict')}: ${before ?? '–'} → ${after ?? '–'}`] : []),
    ...(wentBack ? [spoken(wentBack)] : []),
    ...(reason === null ? [] : [`${t('details.reason')}: ${reason}`]),
    ...operations.flatMap(({ primitive, target, captured, ours, readBack }) => [
      `- ${primitiveText(primitive)}: ${target}`, `  ${t('details.captured')}: ${flat(captured, t)}`, `  ${t('details.ours')}: ${flat(ours ?? readBack, t)}`,
    ]),
    `${t('details.entry')}: ${id}  ${t('details.plan')}: ${plan.id}  sha256 ${plan.sha256}`,
  ].join('\n');
}

/** What an operation is, in words; its own name where a newer version made it. */
export function primitiveText(primitive: string): string {
  return textIfKnown(`journal:primitive.${primitive}`) ?? primitive;
}

function flat(reading: unknown, t: TFunction<'journal'>): string {
  const lines = readingLines(reading);
  return lines.length === 0 ? t('details.nothing') : lines.map(({ name, value }) => `${name} ${value}`.trim()).join(' · ');
}
