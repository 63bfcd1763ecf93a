import type { PlanModel, PlannedOperation } from '../../../preload/contract/plan.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { AutomaticFix, Manner } from '../catalogue/fix.ts';
import type { GuardReading } from '../guards/guard-list.ts';
import type { Reason } from './evidence.ts';

/** Everything a plan says to people. */
export function planTexts(fix: AutomaticFix, manner: Manner, operations: readonly PlannedOperation[], reasons: readonly Reason[], guards: readonly GuardReading[], notices: PlanModel['whoNotices']): PlanModel['texts'] {
  return {
    title: say(`fixes:fix.${fix.id}.title`),
    why: reasons.filter((one) => one.present).map((one) => one.sentence),
    changes: operations.map(changeOf),
    whoNotices: say(`fixes:fix.${fix.id}.whoNotices`, { sessions: notices.sessions, seconds: notices.seconds }),
    wayBack: say(`fixes:fix.${fix.id}.wayBack`),
    ifInterrupted: manner.timeBoxMinutes !== null ? say('fixes:interrupted.timeBox', { minutes: manner.timeBoxMinutes }) : manner.keepWithinMinutes !== null ? say('fixes:interrupted.keepWithin', { minutes: manner.keepWithinMinutes }) : say('fixes:interrupted.plain'),
    guards: guards.map(guardSentence),
  };
}

/** What a guard says, for the technician. */
export function guardSentence({ id, state, params }: GuardReading): Message {
  if (state === 'unknown') return say('fixes:unread', { facts: String(params?.facts ?? id) });
  return say(`fixes:guard.${id}.${state}`, params ? { ...params } : undefined);
}

/** One step: what it acts on, what is there and what will be. */
function changeOf({ primitive, target, before, after, args }: PlannedOperation): Message {
  const params = { target: showable(target, 200), before: shown(primitive, before), after: shown(primitive, after, args) };
  return say(`fixes:change.${primitive}${params.before === '' ? 'New' : ''}`, params);
}

const row = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});
const plain = (value: unknown): string => (value === undefined || value === null ? '' : showable(typeof value === 'object' ? JSON.stringify(value) : String(value), 160));

/** A captured value in a few characters; empty where the thing is not there. */
function shown(primitive: string, value: unknown, args: Record<string, unknown> = {}): string {
  const own = row(value);
  switch (primitive) {
    case 'registry.set':
    case 'registry.remove': return plain(row(own.value).data);
    case 'service.setStartup': return plain(own.start);
    case 'service.restart':
    case 'service.start': return plain(row(own.service).state);
    case 'acl.set': return plain(own.sddl);
    case 'file.move': return plain(args.to ?? 'from');
    case 'certificate.remove': return plain(row(own.certificate).notAfter);
    case 'certificate.bind': return plain(row(own.pinned).data ?? row(own.pinned).friendlyName);
    case 'network.setCategory': return plain(own.category);
    case 'network.setMtu': return plain(own.mtu);
    case 'hosts.set': return plain(row(own.entry).address ?? 'file');
    default: return primitive;
  }
}
