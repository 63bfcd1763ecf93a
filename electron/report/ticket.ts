import { TICKET_LINES, type TicketLine } from '../../preload/contract/report.ts';
import { faultyCase, leadCauses, standingOf } from './model/judge.ts';
import { preventionOf, shownCodes } from './prevention.ts';
import { fixTitle } from './timeline.ts';
import { oneLine, type View } from './view.ts';

/** A line that a ticket system does not wrap into a wall. */
const MAX_LINE = 600;
const MAX_EVIDENCE = 3;

/** The ten lines of a ticket, always all of them; what is not known says so. */
export function ticketLines(view: View): Record<TicketLine, string> {
  const lines: Record<TicketLine, (view: View) => string> = {
    IMPACT: impact, SYMPTOM: symptom, EVIDENCE: evidence, CAUSE: cause, ACTION: action, RESULT: result, UNDO: undo, OPEN: stillOpen,
    NEXT: (one) => preventionOf(one)[0] ?? '', FILES: files,
  };
  return Object.fromEntries(TICKET_LINES.map((name) => [name, oneLine(lines[name](view), MAX_LINE)])) as Record<TicketLine, string>;
}

function impact({ report, t, say, local }: View): string {
  const standing = standingOf(report);
  const document = faultyCase(report);
  const scope = report.answers['scope.otherClients'];
  const others = t(`ticket.impact.${scope === 'fail' ? 'othersFail' : scope === 'work' ? 'othersWork' : 'othersUnknown'}`);
  const which = standing === 'changed' ? 'broken' : standing;
  return t(`ticket.impact.${which}`, { host: say(document.target.host), port: document.target.port, at: local(document.startedAt), others });
}

function symptom(view: View): string {
  const codes = shownCodes(view);
  const { verdict } = faultyCase(view.report);
  const sentence = view.say(verdict.sentence) || verdict.code;
  return codes === '' ? view.t('ticket.symptom.none', { sentence }) : view.t('ticket.symptom.code', { codes, sentence });
}

function evidence(view: View): string {
  const { report, t, say } = view;
  const document = faultyCase(report);
  const measured = document.stages.filter((one) => !['blocked', 'skipped', 'notApplicable', 'needsAdmin', 'cancelled', 'unknown', 'timedOut'].includes(one.state)).length;
  const counted = t('ticket.evidence.counted', { measured, all: document.stages.length, failed: document.stages.filter((one) => one.state === 'fail').length });
  const said = (leadCauses(report)[0]?.for ?? []).slice(0, MAX_EVIDENCE).map((one) => say(one.sentence)).filter(Boolean);
  const found = said.length > 0 ? said.join(view.lang === 'ja' ? '' : ' ') : t('ticket.evidence.none');
  return `${found} [${counted}]`;
}

function cause({ report, t, say }: View): string {
  const causes = leadCauses(report);
  if (causes.length > 0) return causes.map((one) => t('ticket.cause.one', { strength: t(`strength.${one.strength}`), title: say(one.title) })).join('; ');
  return standingOf(report) === 'healthy' ? t('ticket.cause.noneNeeded') : t('ticket.cause.none');
}

function action(view: View): string {
  const { report, t, local } = view;
  return report.done.map((one) => t('ticket.action.one', { at: local(one.at), title: fixTitle(one.fix, view), state: t(`step.${one.state}`) })).join('; ') || t('ticket.action.none');
}

function result({ report, t, local, lang }: View): string {
  const states = report.done.map((one) => t('ticket.result.state', { state: t(`step.${one.state}`) }));
  const { before, after } = report;
  const proof = before ? t('ticket.result.proven', { before: before.document.verdict.code, after: after.document.verdict.code, at: local(after.document.startedAt) }) : t('ticket.result.unproven');
  return [...new Set(states), before ? `${t(`standing.${standingOf(report)}`)}${lang === 'ja' ? '' : ' '}${proof}` : proof].join('; ');
}

function undo({ report, t, say }: View): string {
  const standing = report.done.filter((one) => one.state === 'kept' || one.state === 'applied' || one.state === 'partlyUndone' || one.state === 'interrupted' || one.state === 'failed');
  return standing.map((one) => t('ticket.undo.one', { id: say(one.id), state: t(`step.${one.state}`) })).join('; ') || t('ticket.undo.none');
}

function stillOpen(view: View): string {
  const { report, t, say } = view;
  const standing = standingOf(report);
  const { nextCheck, checks } = report.after.document;
  const lead = leadCauses(report)[0];
  const lines: string[] = [];
  const fix = lead?.fixes[0];
  if ((standing === 'broken' || standing === 'changed') && fix !== undefined) lines.push(t('ticket.openLine.fix', { title: fixTitle(fix, view) }));
  if (standing !== 'fixed' && standing !== 'healthy' && nextCheck) lines.push(t('ticket.openLine.next', { sentence: say(nextCheck.sentence) }));
  if (lead && lead.strength !== 'proven' && standing !== 'healthy') lines.push(t('ticket.openLine.why', { strength: t(`strength.${lead.strength}`) }));
  const admin = checks.filter((one) => one.state === 'needsAdmin').length;
  if (admin > 0 && standing !== 'fixed') lines.push(t('ticket.openLine.admin', { count: admin }));
  return lines.join('; ') || t('ticket.openLine.none');
}

function files({ report, t, say }: View): string {
  if (report.reader !== 'internal') return t('ticket.files.aliased');
  return report.files.map((name) => say(name)).join(', ') || t('ticket.files.none');
}
