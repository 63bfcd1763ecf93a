import { asText, type FactBook } from '../../diagnosis/fact-book.ts';
import { showable } from '../../locale/clean-text.ts';
import type { FixContext } from '../catalogue/fix.ts';
import type { GuardReading } from './guard-list.ts';

type Reading = Omit<GuardReading, 'id'>;
const pass: Reading = { state: 'pass' };

/** Sessions of people, whether somebody sits before them or not; undefined when the list was not read. */
export function userSessions(windows: FactBook): readonly { user: string; active: boolean }[] | undefined {
  return windows.rows('session.list')?.filter((one) => /^(active|disconnected|disc)$/i.test(asText(one.state) ?? '')).map((one) => ({ user: asText(one.user) ?? '', active: /^active$/i.test(asText(one.state) ?? '') }));
}

/** Whoever sits in a Remote Desktop session may cut the branch: refused unless another way in was tried (catalogue §E, 2). */
export function ownSession({ windows, settings }: FixContext): Reading {
  const inside = windows.flag('process.inRdpSession');
  if (inside === undefined) return { state: 'unknown', params: { facts: 'process.inRdpSession' } };
  if (!inside) return pass;
  return settings['second-way'] === undefined ? { state: 'fail' } : { state: 'warn', params: { way: settings['second-way'] } };
}

/** Who would be cut off. Said, not refused: the confirmation is for that. */
export function otherSessions({ windows }: FixContext): Reading {
  const sessions = userSessions(windows);
  if (!sessions) return { state: 'unknown', params: { facts: 'session.list' } };
  if (sessions.length === 0) return pass;
  return { state: 'warn', params: { count: sessions.length, users: showable(sessions.map((one) => one.user).filter(Boolean).join(', '), 120) } };
}

/** The last resort needs another way in, tried in this run. */
export function secondWay({ settings }: FixContext): Reading {
  const way = settings['second-way'];
  return way === undefined ? { state: 'fail' } : { state: 'pass', params: { way } };
}
