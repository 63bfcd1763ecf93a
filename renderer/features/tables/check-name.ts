import type { CheckModel } from '../../../preload/contract/diagnosis.ts';
import type { EndState } from '../../../preload/contract/stages.ts';
import { textIfKnown } from '../../text/i18n.ts';

/** How a check ended, in the three ways that matter when looking for one. */
export type StateGroup = 'found' | 'passed' | 'unread';

export function stateGroup(state: EndState): StateGroup {
  if (state === 'fail' || state === 'warn' || state === 'timedOut') return 'found';
  return state === 'pass' ? 'passed' : 'unread';
}

/** Network checks are rungs of the ladder and share its words. */
const STAGE: Readonly<Record<string, string>> = { n01: 'tcp', n02: 'negotiation', n03: 'tls', n04: 'certificate', n05: 'stability', n06: 'path' };

/** A check's name for people. */
export function checkName({ id, name }: Pick<CheckModel, 'id' | 'name'>): string {
  return textIfKnown(`checks:${id}.name`) ?? (STAGE[id] === undefined ? null : textIfKnown(`window:stage.${STAGE[id]}`)) ?? name;
}

/** True for what only the wire shows: running it again opens connections. */
export function isOnWire(id: string): boolean {
  return id.startsWith('n') || id === 'c04' || id === 'c15';
}
