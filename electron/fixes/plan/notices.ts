import type { Operation } from '../../machine/operation.ts';
import type { FixContext } from '../catalogue/fix.ts';
import { userSessions } from '../guards/session-guards.ts';

/** A restart of TermService ends every connection; it is back well within this time (catalogue C.0, 6). */
const RESTART_SECONDS = 20;

/** Who notices the change: sessions that drop, and for how long nobody can connect. */
export function noticesOf(operations: readonly Operation[], { windows }: FixContext): { sessions: number; seconds: number } {
  const drops = operations.some((one) => one.primitive === 'service.restart' && one.args.name === 'TermService');
  return drops ? { sessions: userSessions(windows)?.length ?? 0, seconds: RESTART_SECONDS } : { sessions: 0, seconds: 0 };
}
