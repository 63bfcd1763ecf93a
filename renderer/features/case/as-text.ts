import type { TFunction } from 'i18next';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { LadderRow } from '../../state/ladder-view.ts';
import type { Rung } from '../../state/ladder.ts';
import { formatMs, formatTime } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { likelyCause } from './likely-cause.ts';
import { chipOf, nextStepOf } from './verdict-look.ts';
import { otherFindings } from './verdict-state.ts';

type Step = Pick<Rung, 'stage' | 'state' | 'ms' | 'address' | 'blockedBy' | 'detail'>;

/** One step as a line for a ticket: `TLS handshake · 10.0.4.14 · failed · 18 ms · sentence`. */
function stepText(t: TFunction, { stage, state, ms, address, blockedBy, detail }: Step, host?: string): string {
  const timed = state === 'pass' || state === 'warn' || state === 'fail' || state === 'timedOut';
  return [
    t(`stage.${stage}`), host, address, t(`state.${state}`), timed && formatMs(t, ms),
    blockedBy && t('case.blockedBy', { stage: t(`stage.${blockedBy}`) }), detail && sentenceOf(detail),
  ].filter(Boolean).join(' · ');
}

/** A row of the ladder as text, one line for each address. */
export function rowText(t: TFunction, row: LadderRow): string {
  const both = row.cells.some((cell) => cell.side === 'control');
  return row.cells.flatMap(({ rung, host }) => (rung ? [stepText(t, rung, both ? host : undefined)] : [])).join('\n');
}

/** The whole result as text for a ticket. */
export function verdictText(t: TFunction, lang: string, diagnosis: DiagnosisModel, version: string): string {
  const { target, verdict, stages, startedAt, durationMs, mode } = diagnosis;
  const cause = likelyCause(diagnosis);
  const others = otherFindings(diagnosis).map((one) => `- ${sentenceOf(one.sentence)}`);
  return [
    `${t('report.target')}: ${target.host}:${target.port}`,
    `${t('report.verdict')}: ${sentenceOf(verdict.sentence)} [${verdict.code}: ${t(`chip.${chipOf(verdict.code)}`)}]`,
    cause ? `${t('report.cause')}: ${sentenceOf(cause.title)} [${t(`strength.${cause.strength}`)}]` : `${t('report.next')}: ${t(`next.${nextStepOf(verdict.code)}`)}`,
    '',
    `${t('report.steps')}:`,
    ...stages.map((row) => `- ${stepText(t, row)}`),
    ...(others.length > 0 ? ['', `${t('report.found')}:`, ...others] : []),
    '',
    t('report.read', { at: formatTime(lang, startedAt, true), version, mode: t(mode === 'deep' ? 'case.modeDeep' : 'case.modeQuick'), time: formatMs(t, durationMs) }),
  ].join('\n');
}
