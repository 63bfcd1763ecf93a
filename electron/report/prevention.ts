import { factOf, faultyCase, leadCauses, standingOf } from './model/judge.ts';
import type { View } from './view.ts';

/** What keeps it from coming back, for the causes this report is about; honest where the cause is not known. Never a general list. */
export function preventionOf({ report, t, say }: View): string[] {
  const causes = leadCauses(report);
  const { target } = faultyCase(report);
  const standing = standingOf(report);
  // A user neither watches a server nor reads its events: there it is told as what is done for them, without names.
  if (report.reader === 'user') return causes.length > 0 ? causes.map((one) => t(`userPrevent.${one.id}`)) : [t(standing === 'healthy' ? 'userPage.keepsHealthy' : 'userPage.keepsUnknown')];
  if (causes.length > 0) return causes.map((one) => t(`prevent.${one.id}`, { host: say(target.host), port: target.port }));
  if (standing === 'healthy') return [t('preventOther.healthy')];
  // Fixed, and nobody knows why: there is no next check to name.
  const next = standing === 'fixed' ? null : report.after.document.nextCheck;
  return [next ? t('preventOther.unknown', { next: say(next.sentence) }) : t('preventOther.unknownBare')];
}

/** The codes of the error box as Windows shows them; empty where none was given. */
export function shownCodes(view: View): string {
  const document = faultyCase(view.report);
  return ['code.disconnect', 'code.extended'].map((name) => factOf(document, name)).filter((one): one is number => typeof one === 'number' && Number.isInteger(one) && one >= 0).map((one) => `0x${one.toString(16)}`).join(' / ');
}
