import type { PlanModel, PlannedOperation } from '../../../preload/contract/plan.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { AutomaticFix, Manner } from '../catalogue/fix.ts';
import type { GuardReading } from '../guards/guard-list.ts';
import { aclChange } from './acl-change.ts';
import type { Reason } from './evidence.ts';

/** Everything a plan says to people. */
export function planTexts(fix: AutomaticFix, manner: Manner, operations: readonly PlannedOperation[], reasons: readonly Reason[], guards: readonly GuardReading[], notices: PlanModel['whoNotices']): PlanModel['texts'] {
  return {
    title: say(`fixes:fix.${fix.id}.title`),
    why: reasons.filter((one) => one.present).map((one) => one.sentence),
    changes: operations.map(changeOf),
    whoNotices: noticesSentence(fix, notices),
    wayBack: say(`fixes:wayBack.${fix.back ?? 'full'}`),
    ifInterrupted: manner.timeBoxMinutes !== null ? say('fixes:interrupted.timeBox', { minutes: manner.timeBoxMinutes }) : manner.keepWithinMinutes !== null ? say('fixes:interrupted.keepWithin', { minutes: manner.keepWithinMinutes }) : say('fixes:interrupted.plain'),
    guards: guards.map(guardSentence),
  };
}

/** Who notices: whoever is cut off is counted, else it is the fix's own sentence. */
function noticesSentence(fix: AutomaticFix, { sessions, seconds }: PlanModel['whoNotices']): Message {
  if (seconds === 0) return say(`fixes:notices.${fix.notices}`);
  return sessions > 0 ? say('fixes:notices.dropsNow', { sessions, seconds }) : say('fixes:notices.dropsNobody', { seconds });
}

/** What a guard says, for the technician. */
export function guardSentence({ id, state, params, needsAdmin }: GuardReading): Message {
  if (state === 'unknown' || (id === 'evidence' && state === 'fail' && needsAdmin)) return say('fixes:unread', { facts: String(params?.facts ?? id) });
  return say(`fixes:guard.${id}.${state}`, params ? { ...params } : undefined);
}

/** One step: what it acts on, what is there and what will be. */
function changeOf({ primitive, target, before, after, args }: PlannedOperation): Message {
  if (primitive === 'acl.set') return aclSentence(showable(target, 200), plain(row(before).sddl, 8192), plain(row(after).sddl, 8192));
  const params = { target: showable(target, 200), before: shown(primitive, before), after: shown(primitive, after, args) };
  if (primitive === 'certificate.bind' && params.after === '') return say('fixes:change.certificate.unbind', params);
  return say(`fixes:change.${primitive}${params.before === '' ? 'New' : ''}`, params);
}

/** Rights as who gains and who loses what. */
function aclSentence(target: string, before: string, after: string): Message {
  const { added, taken } = aclChange(before, after);
  const params = { target, added: showable(added, 400), taken: showable(taken, 400) };
  return say(taken === '' ? 'fixes:change.acl.give' : added === '' ? 'fixes:change.acl.take' : 'fixes:change.acl.set', params);
}

const row = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});
const plain = (value: unknown, max = 160): string => (value === undefined || value === null ? '' : showable(typeof value === 'string' ? value : JSON.stringify(value), max));

/** A captured value in a few characters; empty where the thing is not there. */
function shown(primitive: string, value: unknown, args: Record<string, unknown> = {}): string {
  const own = row(value);
  switch (primitive) {
    case 'registry.set':
    case 'registry.remove': return plain(row(own.value).data);
    case 'service.setStartup': return plain(own.start);
    case 'service.restart':
    case 'service.start': return plain(row(own.service).state);
    case 'file.move': return plain(args.to ?? 'from');
    case 'certificate.remove': return plain(row(own.certificate).notAfter);
    case 'certificate.bind': return plain(row(own.pinned).data ?? row(own.pinned).friendlyName);
    case 'network.setCategory': return plain(own.category);
    case 'network.setMtu': return plain(own.mtu);
    case 'hosts.set': return plain(row(own.entry).address ?? 'file');
    default: return primitive;
  }
}
