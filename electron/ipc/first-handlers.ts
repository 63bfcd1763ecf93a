import type { SessionInfo } from '../../preload/contract/first-channels.ts';
import type { CallResult } from '../../preload/contract/errors.ts';
import type { Remembered } from '../shell/store/remembered.ts';
import { done } from './answer-call.ts';

export type SessionFrame = Omit<SessionInfo, 'settings' | 'notices'>;

/** The answers that the first screen waits for. They need the remembered state and nothing else. */
export function firstHandlers(memory: Pick<Remembered, 'settings' | 'recent' | 'notices'>, session: SessionFrame) {
  return {
    'session.info': (): CallResult<SessionInfo> => done({ ...session, settings: memory.settings, notices: [...memory.notices] }),
    'recent.list': () => done({ targets: [...memory.recent] }),
  };
}
