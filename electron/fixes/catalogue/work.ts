import type { Operation } from '../../machine/operation.ts';
import type { FixContext, SettingSpec, Work } from './fix.ts';
import { restart, start } from './operations.ts';

/** The operations, or that there are none to do. */
export const doing = (operations: readonly Operation[]): Work => (operations.length > 0 ? { kind: 'operations', operations } : { kind: 'nothing' });
export const unread = (...facts: string[]): Work => ({ kind: 'unread', facts });
export const blocked = (by: string): Work => ({ kind: 'blocked', by });
export const missing = (setting: string): Work => ({ kind: 'missing', setting });

/** Which service is restarted afterwards: the one that makes the certificate disturbs nobody, the other drops every session (catalogue C.0, 6). */
export const RESTART: SettingSpec = { key: 'restart', pattern: /^(sessionenv|termservice)$/, allowed: 'sessionenv, termservice' };
export const dropsSessions = (settings: FixContext['settings']): boolean => settings.restart === 'termservice';

/** SessionEnv always; TermService too where the technician wants it, with the service that stops along with it. */
export function ladder({ settings }: FixContext): Operation[] {
  return [restart('SessionEnv'), ...(dropsSessions(settings) ? restartRemoteDesktop() : [])];
}

/** UmRdpService depends on TermService and stops with it. */
export function restartRemoteDesktop(): Operation[] {
  return [restart('TermService'), start('UmRdpService')];
}
