import type { DiagnosisDocument } from '../../../preload/contract/diagnosis.ts';
import type { EndState } from '../../../preload/contract/stages.ts';
import { STAGES } from '../../../preload/contract/words.ts';
import { certificateDates } from '../certificate-dates.ts';
import { factOf } from '../model/judge.ts';
import type { View } from '../view.ts';
import type { Block, Rung } from './blocks.ts';

/** The worst first: one rung stands for all addresses. */
const WORST: readonly EndState[] = ['fail', 'timedOut', 'cancelled', 'unknown', 'warn', 'pass', 'needsAdmin', 'blocked', 'skipped', 'notApplicable'];
const SHARE = { proven: 1, strong: 0.75, some: 0.45, weak: 0.2 } as const;

/** The ladder of one check: a rung a stage, and the rows it is made from. */
export function ladderBlock(title: string, document: DiagnosisDocument, { t, tell, say }: View): Block {
  const several = new Set(document.stages.map((one) => one.address).filter((one) => one !== null)).size > 1;
  const rungs = STAGES.flatMap((stage): Rung[] => {
    const rows = document.stages.filter((one) => one.stage === stage);
    const state = WORST.find((each) => rows.some((one) => one.state === each));
    return state === undefined ? [] : [{ stage, label: tell(`cli:stage.${stage}`), state, word: tell(`cli:state.${state}`) }];
  });
  const rows = document.stages.map((one) => {
    const detail = one.blockedBy ? t('page.blockedBy', { stage: tell(`cli:stage.${one.blockedBy}`) }) : one.detail === undefined ? '' : say(one.detail);
    return [tell(`cli:stage.${one.stage}`), tell(`cli:state.${one.state}`), one.ms > 0 ? String(one.ms) : '', ...(several ? [one.address ?? ''] : []), detail];
  });
  return { kind: 'ladder', title, rungs, table: { caption: title, head: [t('page.stage'), t('page.state'), t('page.ms'), ...(several ? [t('page.address')] : []), t('page.detail')], rows } };
}

/** The certificate's time on a line, with the moment it was looked at; only its texts where the dates were not read. */
export function certificateBlock(document: DiagnosisDocument, { t, say, utc }: View): Block[] {
  const text = (name: string): string => {
    const value = factOf(document, name);
    return typeof value === 'string' ? say(value) : '';
  };
  const rows = [
    [t('page.subject'), text('certificate.subject')], [t('page.issuer'), text('certificate.issuer')], [t('page.thumbprint'), text('certificate.sha1')],
    [t('page.validFrom'), utc(text('certificate.notBefore'))], [t('page.validTo'), utc(text('certificate.notAfter'))], [t('page.measuredAt'), utc(document.startedAt)],
  ].filter(([, value]) => value !== '');
  if (rows.length < 2) return [];
  const table = { caption: t('page.certificate'), head: [t('page.field'), t('page.value')], rows };
  const dates = certificateDates(document);
  if (!dates) return [{ kind: 'table', table }];
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  const labels = [day(dates.from), day(dates.to), day(dates.at)] as const;
  return [{ kind: 'validity', title: t('page.certBar', { from: labels[0], to: labels[1], at: labels[2] }), ...dates, labels, table }];
}

/** The causes as bars of their strength, with what speaks for and against each. */
export function causesBlock(document: DiagnosisDocument, { t, say }: View): Block[] {
  if (document.causes.length === 0) return [{ kind: 'text', text: t('page.none') }];
  const list = (evidence: readonly { sentence: string }[]): string => evidence.map((one) => say(one.sentence)).join(' ') || '–';
  return [{
    kind: 'bars', title: t('page.causeBars'),
    bars: document.causes.map((one) => ({ label: say(one.title), word: t(`strength.${one.strength}`), share: SHARE[one.strength] })),
    table: {
      caption: t('page.causes'), head: [t('page.cause'), t('page.strength'), t('page.for_'), t('page.against')],
      rows: document.causes.map((one) => [say(one.title), t(`strength.${one.strength}`), list(one.for), list(one.against)]),
    },
  }];
}
