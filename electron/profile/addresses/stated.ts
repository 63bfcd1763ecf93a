import { isIP } from 'node:net';
import type { Message } from '../../../preload/contract/text.ts';
import { parsePort, parseTarget, type Target, type TargetResult } from '../../probe/target/target.ts';
import { say } from '../../locale/say.ts';
import type { Setting } from '../model/profile.ts';

/** The computers a file names, the one mstsc tries first in front. */
export interface Stated {
  readonly targets: readonly Target[];
  /** The gateway the file goes through; null when it goes straight. */
  readonly gateway: string | null;
}

export type StatedResult = { ok: true; stated: Stated } | { ok: false; problem: Message };

/** Reads `full address` and `alternate full address`; a port in the address counts more than `server port`. */
export function statedTargets(settings: ReadonlyMap<string, Setting>): StatedResult {
  const text = (key: string) => settings.get(key)?.value.trim() ?? '';
  const port = parsePort(text('server port')) ?? undefined;
  const targets: Target[] = [];
  for (const key of ['full address', 'alternate full address']) {
    if (text(key) === '') continue;
    const read = withPort(text(key), port);
    if (!read.ok) return { ok: false, problem: say('profile:addresses.badLine', { line: settings.get(key)?.line ?? 0, key }) };
    if (!targets.some((one) => one.host === read.target.host && one.port === read.target.port)) targets.push(read.target);
  }
  if (targets.length === 0) return { ok: false, problem: say('profile:addresses.noAddress') };
  const usage = text('gatewayusagemethod');
  return { ok: true, stated: { targets, gateway: text('gatewayhostname') !== '' && usage !== '' && usage !== '0' && usage !== '4' ? text('gatewayhostname') : null } };
}

function withPort(text: string, port: number | undefined): TargetResult {
  const read = parseTarget(text, port);
  return !read.ok && read.problem.key.endsWith('.portTwice') ? parseTarget(text) : read;
}

/** The name without its domain; null for an address or a name that has none. */
export function shortName(host: string): string | null {
  const dot = host.indexOf('.');
  return isIP(host) !== 0 || dot <= 0 ? null : host.slice(0, dot);
}
