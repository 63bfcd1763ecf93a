import { leadCauses, standingOf } from '../model/judge.ts';
import { preventionOf } from '../prevention.ts';
import { fixTitle } from '../timeline.ts';
import type { View } from '../view.ts';
import type { Page, Section } from './blocks.ts';

/** Causes where the sign-in itself is in question: there the password may be the cause. */
const SIGN_IN: ReadonlySet<string> = new Set(['saved-cred', 'logon-right', 'licensing']);

/** One page for the user: what was wrong, what we did, what to do if it returns. No readings, no codes but the reference. */
export function userPage(view: View, standing: Page['standing']): Page {
  const { report, t, local } = view;
  const causes = leadCauses(report);
  const now = standingOf(report);
  const wrong = causes.length > 0 ? causes.map((one) => (now === 'fixed' || one.strength === 'proven' ? t(`user.${one.id}`) : t('userPage.likely', { text: t(`user.${one.id}`) }))) : [t(now === 'healthy' ? 'userPage.healthy' : 'userPage.unknown')];
  const calm = causes.length > 0 && !causes.some((one) => SIGN_IN.has(one.id)) ? t('userPage.password') : t('userPage.files');
  const kept = report.done.filter((one) => one.state === 'kept' || one.state === 'applied');
  const outcome = now === 'fixed' || now === 'healthy' ? t('userPage.fixed', { at: local(report.after.document.startedAt) }) : t('userPage.notFixed');
  const sections: Section[] = [
    { id: 'wrong', heading: t('userPage.wrong'), blocks: [...wrong.map((text) => ({ kind: 'text', text }) as const), { kind: 'text', text: calm }] },
    { id: 'did', heading: t('userPage.did'), blocks: [kept.length > 0 ? { kind: 'list', items: kept.map((one) => fixTitle(one.fix, view)) } : { kind: 'text', text: t('userPage.nothingDone') }, { kind: 'text', text: outcome }] },
    { id: 'returns', heading: t('userPage.returns'), blocks: [{ kind: 'list', numbered: true, items: [t('userPage.step1'), t('userPage.step2'), t('userPage.step3', { reference: referenceOf(view) })] }] },
    { id: 'prevention', heading: t('userPage.keeps'), blocks: preventionOf(view).map((text) => ({ kind: 'text', text })) },
  ];
  return { title: t('userPage.title'), about: [t('page.madeAt', { at: local(report.madeAt) })], standing, sections };
}

/** What the user can read out: the verdict and when. */
function referenceOf({ report, utc }: View): string {
  const first = (report.before ?? report.after).document;
  return `${first.verdict.code} ${utc(first.startedAt)}`;
}
